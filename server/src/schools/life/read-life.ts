import { isStaff } from "../../identity/identity.policy.js";
import { loadUsers } from "../../identity/load-users.js";
import type { Viewer } from "../../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { ClassId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import { isRestrictedReason, type LeavingReason } from "../../values/leaving-reason.js";
import type { SchoolDay } from "../../values/school-day.js";
import { loadClasses } from "../load-classes.js";
import { canManageSchool, seesTaughtClasses } from "../schools.policy.js";
import type { LifeKind } from "./learner-event.entity.js";
import type { LifeLineType } from "./life-line.type.js";

type Row = {
  id: number;
  kind: LifeKind;
  day: SchoolDay;
  fromClassId: ClassId | null;
  toClassId: ClassId | null;
  reason: LeavingReason | null;
  note: string | null;
  otherSchool: string | null;
  reference: string | null;
  userId: UserId | null;
  at: unknown;
};

/** A page of a learner's life, the latest first. Whether the viewer may see the learner is for the caller to know. */
export async function readLife(
  em: Em,
  viewer: Viewer,
  learnerId: LearnerId,
  page: PageArguments,
): Promise<Connection<LifeLineType>> {
  const { schoolId } = viewer;
  const before = readIdCursor(page) || Number.MAX_SAFE_INTEGER;
  const rows = await runSql<Row>(
    em,
    `select id, kind, day, from_class_id as fromClassId, to_class_id as toClassId, reason, note,
       other_school as otherSchool, reference, user_id as userId, at
     from learner_event where school_id = ? and learner_id = ? and id < ? order by id desc limit ?`,
    [schoolId, learnerId, before, page.first + 1],
  );
  const toLine = await lineReader(em, viewer, rows);
  const total = await countLines(em, schoolId, learnerId);
  return toConnection(rows, page, total, toLine, ({ id }) => [id]);
}

async function lineReader(em: Em, viewer: Viewer, rows: readonly Row[]): Promise<(row: Row) => LifeLineType> {
  const named = rows.flatMap(({ fromClassId, toClassId }) => [fromClassId, toClassId]).filter((id) => id !== null);
  const classes = await loadClasses(em, viewer.schoolId, [...new Set(named)]);
  const people = await loadUsers(
    em,
    rows.map(({ userId }) => userId).filter((id) => id !== null),
  );
  const led = await readLedClasses(em, viewer);
  const classOf = (id: ClassId | null) => (id === null ? null : (classes.get(id) ?? null));
  return ({ id, kind, day, fromClassId, toClassId, reason, note, otherSchool, reference, userId, at }) => {
    const mayKnow = canManageSchool(viewer) || [fromClassId, toClassId].some((id) => id !== null && led.has(id));
    const isHidden = !mayKnow && isRestrictedReason(reason);
    return {
      id: String(id),
      kind,
      day,
      fromClass: classOf(fromClassId),
      toClass: classOf(toClassId),
      reason: isHidden ? null : reason,
      note: mayKnow ? note : null,
      otherSchool,
      reference,
      by: isStaff(viewer) && userId !== null ? (people.get(userId)?.name ?? null) : null,
      writtenAt: at === null ? null : readInstant(at),
    };
  };
}

/** The classes whose class teacher the viewer is. */
async function readLedClasses(em: Em, viewer: Viewer): Promise<ReadonlySet<ClassId>> {
  if (!seesTaughtClasses(viewer)) return new Set();
  const sql = "select class_id as classId from teaching where school_id = ? and user_id = ? and kind = 'class'";
  const rows = await runSql<{ classId: ClassId }>(em, sql, [viewer.schoolId, viewer.userId]);
  return new Set(rows.map(({ classId }) => classId));
}

async function countLines(em: Em, schoolId: SchoolId, learnerId: LearnerId): Promise<number> {
  const sql = "select count(*) as n from learner_event where school_id = ? and learner_id = ?";
  const [row] = await runSql<{ n: number }>(em, sql, [schoolId, learnerId]);
  return Number(row?.n ?? 0);
}
