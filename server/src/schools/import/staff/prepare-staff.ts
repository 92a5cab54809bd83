import { refuseList } from "../list-refusal.js";
import { Membership } from "../../../identity/membership.entity.js";
import type { Em } from "../../../platform/orm.js";
import { Role } from "../../../values/role.js";
import type { SchoolDay } from "../../../values/school-day.js";
import type { Actor } from "../../actor.js";
import type { PreparedImport } from "../prepared-import.js";
import type { Table } from "../read-table.js";
import { applyStaff } from "./apply-staff.js";
import { planStaff } from "./plan-staff.js";
import { readStaffRow } from "./read-staff-row.js";
import { takeStaffPicture } from "./staff-picture.js";

/** Each new person costs a password. */
const MOST_ROWS = 500;

/** A list of staff compared with who works at the school. */
export async function prepareStaff(
  tx: Em,
  { schoolId, userId }: Actor,
  table: Table,
  today: SchoolDay,
): Promise<PreparedImport> {
  if (table.rows.length > MOST_ROWS) {
    throw refuseList("STAFF_ROWS", { most: MOST_ROWS });
  }
  const read = table.rows.map((row) => readStaffRow(table, row));
  const picture = await takeStaffPicture(
    tx,
    schoolId,
    read.map(({ entry }) => entry),
    today,
  );
  const byAdmin = userId === null || (await tx.count(Membership, { schoolId, userId, role: Role.admin })) > 0;
  const { hires, faults, changes, summary } = planStaff(table, read, picture, byAdmin);
  return {
    summary,
    faults,
    changes,
    plan: [hires, faults],
    apply: (tx, actor, now, passwords) => applyStaff(tx, actor, now, hires, passwords),
  };
}
