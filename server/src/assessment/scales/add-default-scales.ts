import type { ScopeChange } from "../../events/publish-changes.js";
import { schoolScope } from "../../events/scope.js";
import type { Em } from "../../platform/orm.js";
import type { ScaleId, SchoolId } from "../../values/ids.js";
import { DEFAULT_SCALES } from "../grading/default-scales.js";
import { GradeScale } from "./grade-scale.entity.js";
import { GradingScaleVersion } from "./grading-scale-version.entity.js";
import { GradingScale } from "./grading-scale.entity.js";
import { scaleItem } from "./scale-item.js";

/**
 * Gives a school the national scales, and each grade its own; a school that has scales keeps them. What its devices are to
 * be told is handed back, to be published in the order in which scopes are locked.
 */
export async function addDefaultScales(tx: Em, schoolId: SchoolId, now: Date): Promise<ScopeChange[]> {
  if ((await tx.count(GradingScale, { schoolId })) > 0) return [];
  const changes: ScopeChange[] = [];
  const scope = schoolScope(schoolId);
  for (const { name, rule, grades } of DEFAULT_SCALES) {
    const scaleId: ScaleId = await tx.insert(GradingScale, { schoolId, name, archivedAt: null });
    const version = { schoolId, scaleId, number: 1, rule: JSON.stringify(rule), createdBy: null, createdAt: now };
    await tx.insert(GradingScaleVersion, version);
    await tx.insertMany(
      GradeScale,
      grades.map((grade) => ({ schoolId, grade, scaleId })),
    );
    changes.push({ scope, ...scaleItem({ id: scaleId, name, rule }) });
  }
  return changes;
}
