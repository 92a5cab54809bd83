import { publishChanges } from "../../events/publish-changes.js";
import { schoolScope } from "../../events/scope.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { Actor } from "../../schools/actor.js";
import type { ScaleId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { parseScaleRule } from "../grading/parse-scale-rule.js";
import type { ScaleRule } from "../grading/scale-rule.js";
import { GradingScaleVersion } from "./grading-scale-version.entity.js";
import { GradingScale } from "./grading-scale.entity.js";
import { readScales, type Scale } from "./read-scales.js";
import { scaleItem } from "./scale-item.js";
import { refuse } from "../assessment-refusal.js";

export type ScaleInput = {
  readonly id: ScaleId | null;
  readonly name: string;
  /** A `ScaleRule` as JSON. */
  readonly rule: string;
  readonly archived: boolean;
};

const MAX_NAME = 60;
const MAX_SCALES = 30;
const MAX_RULE = 60_000;
const MAX_PROBLEMS = 10;

/**
 * Adds a scale, or gives one a new version. What is not published yet is graded by it from now on; what is published
 * stays as it was.
 */
export async function saveScale(tx: Em, { schoolId, userId }: Actor, now: Date, input: ScaleInput): Promise<Scale> {
  const name = toLineText(input.name);
  if (name === "" || name.length > MAX_NAME) {
    throw refuse("SCALE_NAME", { most: MAX_NAME });
  }
  const rule = readRule(input.rule);
  const scales = await readScales(tx, schoolId);
  const known = input.id === null ? null : scales.get(input.id);
  if (known === undefined) throw refuse("SCALE_UNKNOWN");
  const others = [...scales.values()].filter(({ id }) => id !== input.id);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    throw refuse("SCALE_THERE", { name });
  }
  if (!known && others.length >= MAX_SCALES) {
    throw refuse("SCALES_FULL", { most: MAX_SCALES });
  }
  const archivedAt = input.archived ? now : null;
  const id: ScaleId = known?.id ?? (await tx.insert(GradingScale, { schoolId, name, archivedAt }));
  if (known) await tx.nativeUpdate(GradingScale, { schoolId, id }, { name, archivedAt });
  const text = JSON.stringify(rule);
  if (text !== (known && JSON.stringify(known.rule))) {
    const number = (known?.version ?? 0) + 1;
    const version = { schoolId, scaleId: id, number, rule: text, createdBy: userId, createdAt: now };
    await tx.insert(GradingScaleVersion, version);
  }
  await publishChanges(tx, now, [{ scope: schoolScope(schoolId), ...scaleItem({ id, name, rule }) }]);
  const action = known ? "scale.changed" : "scale.added";
  await recordAudit(tx, { schoolId, userId, action, subject: `scale:${id}`, detail: name, at: now });
  return (await readScales(tx, schoolId)).get(id)!;
}

function readRule(text: string): ScaleRule {
  const parsed = parseScaleRule(readJson(text));
  if (!parsed.ok)
    throw new Refusal(
      ErrorCode.badInput,
      parsed.problems.slice(0, MAX_PROBLEMS).join(" "),
      refuse("SCALE_RULE").extensions,
    );
  return parsed.rule;
}

function readJson(text: string): unknown {
  try {
    return text.length <= MAX_RULE ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
