import type { Em } from "../../platform/orm.js";
import { ImportKind } from "../../values/import-kind.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { GUARDIAN_LIST } from "./guardians/guardian-list.js";
import { prepareGuardians } from "./guardians/prepare-guardians.js";
import { LEARNER_LIST } from "./learner-list.js";
import type { ListForm } from "./list-form.js";
import { prepareLearners } from "./prepare-learners.js";
import type { PreparedImport } from "./prepared-import.js";
import type { Table } from "./read-table.js";
import { prepareStaff } from "./staff/prepare-staff.js";
import { STAFF_LIST } from "./staff/staff-list.js";

type Prepare = (tx: Em, actor: Actor, table: Table, today: SchoolDay) => Promise<PreparedImport>;

export const LIST_FORMS: Record<ImportKind, ListForm> = {
  [ImportKind.learners]: LEARNER_LIST,
  [ImportKind.guardians]: GUARDIAN_LIST,
  [ImportKind.staff]: STAFF_LIST,
};
const PREPARE: Record<ImportKind, Prepare> = {
  [ImportKind.learners]: prepareLearners,
  [ImportKind.guardians]: prepareGuardians,
  [ImportKind.staff]: prepareStaff,
};

export const prepareImport = (kind: ImportKind, ...asked: Parameters<Prepare>): Promise<PreparedImport> =>
  PREPARE[kind](...asked);
