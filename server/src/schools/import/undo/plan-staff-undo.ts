import { refuseList } from "../list-refusal.js";
import { Membership } from "../../../identity/membership.entity.js";
import { publishColleagues } from "../../../identity/publish-colleagues.js";
import { User } from "../../../identity/user.entity.js";
import type { Em } from "../../../platform/orm.js";
import { placesFor, runSql } from "../../../platform/sql.js";
import type { ClassId, SchoolId, SubjectId, UserId } from "../../../values/ids.js";
import { ImportKind } from "../../../values/import-kind.js";
import { Role } from "../../../values/role.js";
import type { Actor } from "../../actor.js";
import { assignTeacher } from "../../assign-teacher.js";
import { unnameSubjectTeacher } from "../../subjects/unname-subject-teacher.js";
import type { TeachingKind } from "../../teaching.entity.js";
import { unassignTeacher } from "../../unassign-teacher.js";
import { type Fault, FaultCode, FaultSeverity } from "../fault.js";
import { type ImportedTable, type Journal, type JournalRow, readSchoolRows, type SchoolRows } from "./journal.js";
import { dropRows } from "./restore-rows.js";
import { StandingRows } from "./standing-rows.js";
import type { PlannedUndo } from "./planned-undo.js";

const TABLES = ["membership", "teaching", "subject_teacher"] as const;
type StaffTable = (typeof TABLES)[number];
/** What an import gave one person. */
type Gifts = Record<StaffTable, JournalRow[]> & { userId: UserId; isNew: boolean };

/** What would be taken back of a list of staff: roles, classes and subjects, and of whoever has not signed in, the person. */
export async function planStaffUndo(tx: Em, schoolId: SchoolId, journal: Journal): Promise<PlannedUndo> {
  const rows = await readSchoolRows(tx, schoolId, ImportKind.staff);
  const standing = new StandingRows(journal, rows);
  const gifts = giftsOf(journal, standing);
  const names = await readPeople(
    tx,
    gifts.map(({ userId }) => userId),
  );
  const kept: Fault[] = [];
  const undone = gifts.filter((gift) => {
    const person = names.get(gift.userId);
    const hasSignedIn = gift.isNew && person?.hasDevice === true;
    if (!hasSignedIn && isUntouched(gift, standing, rows)) return true;
    const code = hasSignedIn ? FaultCode.undoSignedIn : FaultCode.undoChanged;
    const line = journal.lines[gift.userId] ?? 1;
    kept.push({ line, column: null, severity: FaultSeverity.error, code, value: person?.name ?? null, about: null });
    return false;
  });
  return {
    undone: undone.length,
    classes: [],
    kept: kept.sort((a, b) => a.line - b.line),
    async apply(tx, actor, now) {
      const hadAdmins = await countAdmins(tx, schoolId);
      for (const gift of undone) await takeBack(tx, actor, now, gift, standing);
      if (hadAdmins > 0 && (await countAdmins(tx, schoolId)) === 0) throw noAdminLeft();
      await publishColleagues(tx, schoolId, now);
      return undone.map(({ userId }) => userId);
    },
  };
}

function giftsOf(journal: Journal, standing: StandingRows): Gifts[] {
  const gifts = new Map<UserId, Gifts>();
  const of = (userId: UserId): Gifts => {
    const isNew = journal.newUsers.includes(userId);
    const known = gifts.get(userId) ?? { userId, isNew, membership: [], teaching: [], subject_teacher: [] };
    gifts.set(userId, known);
    return known;
  };
  for (const table of TABLES) {
    for (const row of journal.tables[table]?.rows ?? []) {
      const userId = standing.cell(table, row.id, "user_id");
      // What was taken from somebody by hand since is not theirs to lose.
      if (userId !== null) of(Number(userId) as UserId)[table].push(row);
    }
  }
  for (const userId of journal.newUsers) of(userId);
  return [...gifts.values()].toSorted((a, b) => a.userId - b.userId);
}

/** Whether all stands as the import left it, and nobody gave the person more in a class that is taken back. */
function isUntouched(gift: Gifts, standing: StandingRows, rows: SchoolRows): boolean {
  const isAsLeft = (table: ImportedTable, row: JournalRow) => standing.isAsLeft(table, row);
  if (!TABLES.every((table) => gift[table].every((row) => isAsLeft(table, row)))) return false;
  const given = new Set(gift.subject_teacher.map(({ id }) => id));
  const classes = new Set(gift.teaching.filter(isAdded).map(({ id }) => standing.cell("teaching", id, "class_id")));
  return ![...(rows.tables.subject_teacher?.values() ?? [])].some(
    (row) => row["user_id"] === gift.userId && classes.has(row["class_id"] ?? null) && !given.has(row.id),
  );
}

const isAdded = ({ before }: JournalRow): boolean => before === undefined;

async function takeBack(tx: Em, actor: Actor, now: Date, gift: Gifts, standing: StandingRows): Promise<void> {
  const { userId } = gift;
  const classOf = (table: ImportedTable, id: number) => Number(standing.cell(table, id, "class_id")) as ClassId;
  for (const { id } of gift.subject_teacher) {
    const subjectId = Number(standing.cell("subject_teacher", id, "subject_id")) as SubjectId;
    await unnameSubjectTeacher(tx, actor, now, { classId: classOf("subject_teacher", id), subjectId, userId });
  }
  for (const { id, before } of gift.teaching) {
    const classId = classOf("teaching", id);
    if (before === undefined) await unassignTeacher(tx, actor, now, { classId, userId });
    else await assignTeacher(tx, actor, now, { classId, userId, kind: before["kind"] as TeachingKind });
  }
  await dropRows(tx, actor.schoolId, "membership", gift.membership);
  if (!gift.isNew) return;
  if ((await runSql(tx, "select 1 from membership where user_id = ?", [userId])).length > 0) return;
  await tx.nativeDelete(User, { id: userId });
}

const countAdmins = (tx: Em, schoolId: SchoolId): Promise<number> =>
  tx.count(Membership, { schoolId, role: Role.admin });

const noAdminLeft = () => refuseList("IMPORT_LAST_ADMIN");

type Person = { name: string; hasDevice: boolean };

async function readPeople(tx: Em, ids: readonly UserId[]): Promise<Map<UserId, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await runSql<{ id: UserId; name: string; devices: number }>(
    tx,
    `select u.id, u.name, (select count(*) from device d where d.user_id = u.id) as devices
     from \`user\` u where u.id in ${placesFor(ids)}`,
    ids,
  );
  return new Map(rows.map(({ id, name, devices }) => [id, { name, hasDevice: Number(devices) > 0 }]));
}
