import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { findTerm } from "../../schools/find-term.js";
import type { TermId } from "../../values/ids.js";
import { type Cents, formatMoney } from "../../values/money.js";

const TARGET = { name: "termTarget", columns: ["termId", "schoolId", "cents"], key: ["termId"] } as const;

/** Says how much the school means to collect in a term. */
export async function setTermTarget(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { termId, cents }: { termId: TermId; cents: Cents },
): Promise<void> {
  if (cents < 0) throw new Refusal(ErrorCode.badInput, "Give a target of 0 or more.");
  await findTerm(tx, schoolId, termId);
  await writeRows(tx, TARGET, [{ termId, schoolId, cents }]);
  const detail = `KES ${formatMoney(cents)}`;
  await recordAudit(tx, { schoolId, userId, action: "term-target.set", subject: `term:${termId}`, detail, at: now });
}
