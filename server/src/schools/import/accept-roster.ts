import { lockScopes } from "../../events/lock-scopes.js";
import { schoolScope } from "../../events/scope.js";
import { refuseList } from "./list-refusal.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import type { ImportKind } from "../../values/import-kind.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { classTermScopes } from "../class-term-scopes.js";
import { openTerms } from "../open-terms.js";
import { RosterImport } from "../roster-import.entity.js";
import { SchoolClass } from "../school-class.entity.js";
import { LIST_FORMS, prepareImport } from "./prepare-import.js";
import type { NewPassword, SignIn } from "./prepared-import.js";
import { readList } from "./read-list.js";
import { readTable } from "./read-table.js";
import { reportOf, type RosterReport } from "./roster-report.js";
import { readSchoolRows, writeJournal } from "./undo/journal.js";

/** `changed`: the school's records are no longer those the list was checked against; it now has a new report. */
export type Acceptance = {
  rosterImport: RosterImport;
  outcome: "applied" | "changed";
  /** Who was added to the staff, told this once; and whose access changed. */
  signIns: readonly SignIn[];
  touchedUsers: readonly UserId[];
};

const UNTOUCHED = { signIns: [], touchedUsers: [] } as const;

/**
 * Imports the good rows of a list that was checked, all or none. The list is compared with the records of this moment:
 * when importing would do something other than the report said, nothing is imported and the report is renewed.
 */
export async function acceptRoster(
  tx: Em,
  actor: Actor,
  now: Date,
  { id, passwords = [] }: { id: number; passwords?: readonly NewPassword[] },
): Promise<Acceptance> {
  const { schoolId, userId } = actor;
  await lockSchool(tx, schoolId, now);
  const rosterImport = await tx.findOne(RosterImport, { schoolId, id });
  if (!rosterImport) throw refuseList("IMPORT_UNKNOWN");
  if (rosterImport.status !== "checked") return { rosterImport, outcome: "applied", ...UNTOUCHED };

  const kind: ImportKind = rosterImport.kind;
  const table = readTable(LIST_FORMS[kind], await readList(rosterImport.content));
  const prepared = await prepareImport(kind, tx, actor, table, schoolDayAt(now));
  const report = reportOf(prepared);
  if (report.plan !== (JSON.parse(rosterImport.report) as RosterReport).plan) {
    rosterImport.report = JSON.stringify(report);
    await tx.flush();
    return { rosterImport, outcome: "changed", ...UNTOUCHED };
  }

  const before = await readSchoolRows(tx, schoolId, kind);
  const applied = await prepared.apply(tx, actor, now, passwords);
  await tx.flush();
  const after = await readSchoolRows(tx, schoolId, kind);
  rosterImport.journal = JSON.stringify(writeJournal(before, after, applied));
  rosterImport.status = "applied";
  rosterImport.appliedAt = now;
  await tx.flush();
  const { rows, unchanged, faultyRows } = prepared.summary;
  const detail = `${kind}: ${rows - unchanged - faultyRows} new or changed`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "roster.applied",
    subject: `roster-import:${id}`,
    detail,
    at: now,
  });
  const { signIns, touchedUsers } = applied;
  return { rosterImport, outcome: "applied", signIns, touchedUsers };
}

/** Every roster of the school waits, and so does a second import, until this one is done. */
export async function lockSchool(tx: Em, schoolId: SchoolId, now: Date): Promise<void> {
  const classes = await tx.find(SchoolClass, { schoolId }, { disableIdentityMap: true });
  const scopes = classTermScopes(classes, await openTerms(tx, schoolId, schoolDayAt(now)));
  await lockScopes(tx, [...scopes.map(({ scope }) => scope), schoolScope(schoolId)]);
}
