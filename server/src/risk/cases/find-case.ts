import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { RiskCaseId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readCases } from "./read-cases.js";
import type { RiskCaseType } from "./risk-case.type.js";
import { tellCases } from "./tell-cases.js";
import { visibleCases } from "./visible-cases.js";

/** A case; null where there is none that the viewer may see. */
export async function findCase(em: Em, viewer: Viewer, id: RiskCaseId, today: SchoolDay): Promise<RiskCaseType | null> {
  const rows = await readCases(em, viewer.schoolId, [visibleCases(viewer), { sql: "c.id = ?", values: [id] }]);
  return (await tellCases(em, viewer, rows, today))[0] ?? null;
}
