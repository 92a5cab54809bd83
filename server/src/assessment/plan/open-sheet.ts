import { lockScopes } from "../../events/lock-scopes.js";
import { classTermScope, type ScopeKey } from "../../events/scope.js";
import type { Em } from "../../platform/orm.js";
import type { AssessmentId, SchoolId } from "../../values/ids.js";
import { Assessment } from "../assessment.entity.js";
import { readSheets } from "../read-sheets.js";
import type { ScoreSheet } from "../score-sheet.js";
import { refuse } from "../assessment-refusal.js";

/** A sheet as it stands, under the lock of its scope: nobody writes to it until the transaction ends. */
export async function openSheet(
  tx: Em,
  schoolId: SchoolId,
  id: AssessmentId,
): Promise<{ readonly sheet: ScoreSheet; readonly scope: ScopeKey }> {
  const place = await tx.findOne(Assessment, { schoolId, id }, { disableIdentityMap: true });
  if (!place) throw refuse("ASSESSMENT_UNKNOWN");
  const scope = classTermScope(schoolId, place.classId, place.termId);
  await lockScopes(tx, [scope]);
  const sheet = (await readSheets(tx, schoolId, [id])).get(id);
  if (!sheet) throw refuse("ASSESSMENT_UNKNOWN");
  return { sheet, scope };
}
