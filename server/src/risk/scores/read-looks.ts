import { readNames } from "../../identity/read-names.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { placesFor, readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import { loadClasses } from "../../schools/load-classes.js";
import type { ClassId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import { LOOKED } from "./record-look.js";
import { Looked, type RiskLookType } from "./risk-look.type.js";

type Row = { id: number; userId: UserId; subject: string; at: unknown };

/** A page of who looked at the school's risks, or at one learner's, the latest first. */
export async function readLooks(
  em: Em,
  schoolId: SchoolId,
  learnerId: LearnerId | null,
  page: PageArguments,
): Promise<Connection<RiskLookType>> {
  const ofLearner = learnerId === null ? "" : "and subject = ?";
  const scope: SqlValue[] = [schoolId, LOOKED, ...(learnerId === null ? [] : [`${Looked.learner}:${learnerId}`])];
  const before = readIdCursor(page) || Number.MAX_SAFE_INTEGER;
  const rows = await runSql<Row>(
    em,
    `select id, user_id as userId, subject, at from audit_event
     where school_id = ? and action = ? ${ofLearner} and id < ? order by id desc limit ?`,
    [...scope, before, page.first + 1],
  );
  const [count] = await runSql<{ n: number }>(
    em,
    `select count(*) as n from audit_event where school_id = ? and action = ? ${ofLearner}`,
    scope,
  );
  const people = await readNames(
    em,
    rows.map(({ userId }) => userId),
  );
  const learners = await readLearnerNames(em, schoolId, idsOf(rows, Looked.learner));
  const classes = await loadClasses(em, schoolId, idsOf<ClassId>(rows, Looked.list));
  const toLook = ({ id, userId, subject, at }: Row): RiskLookType => {
    const [what, of] = subject.split(":") as [Looked, string | undefined];
    const isLearner = what === Looked.learner;
    return {
      id: String(id),
      by: people.get(userId) ?? "",
      at: readInstant(at),
      what,
      learnerId: isLearner ? (of ?? null) : null,
      learnerName: isLearner ? (learners.get(Number(of) as LearnerId) ?? null) : null,
      className: isLearner ? null : (classes.get(Number(of) as ClassId)?.name ?? null),
    };
  };
  return toConnection(rows, page, Number(count?.n ?? 0), toLook, ({ id }) => [id]);
}

/** The ids in the subjects of a kind, each once. */
function idsOf<Id extends number = LearnerId>(rows: readonly Row[], kind: Looked): Id[] {
  const ids = rows.map(({ subject }) => subject.split(":")).filter(([what, id]) => what === kind && Number(id) > 0);
  return [...new Set(ids.map(([, id]) => Number(id) as Id))];
}

async function readLearnerNames(
  em: Em,
  schoolId: SchoolId,
  ids: readonly LearnerId[],
): Promise<Map<LearnerId, string>> {
  if (ids.length === 0) return new Map();
  const sql = `select id, name from learner where school_id = ? and id in ${placesFor(ids)}`;
  const rows = await runSql<{ id: LearnerId; name: string }>(em, sql, [schoolId, ...ids]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
