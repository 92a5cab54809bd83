import type { Em } from "../../../platform/orm.js";
import type { SchoolId } from "../../../values/ids.js";
import { ImportKind } from "../../../values/import-kind.js";
import type { Journal } from "./journal.js";
import { planLearnersUndo } from "./plan-learners-undo.js";
import { planStaffUndo } from "./plan-staff-undo.js";
import type { PlannedUndo } from "./planned-undo.js";

type Plan = (tx: Em, schoolId: SchoolId, journal: Journal) => Promise<PlannedUndo>;

const PLAN: Record<ImportKind, Plan> = {
  [ImportKind.learners]: planLearnersUndo,
  [ImportKind.guardians]: planLearnersUndo,
  [ImportKind.staff]: planStaffUndo,
};

/** What undoing an import of a kind would do, by what it did. */
export const planUndo = (kind: ImportKind, tx: Em, schoolId: SchoolId, journal: string): Promise<PlannedUndo> =>
  PLAN[kind](tx, schoolId, JSON.parse(journal) as Journal);
