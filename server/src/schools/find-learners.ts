import type { Viewer } from "../identity/viewer.js";
import { type Connection, readCursor, toConnection } from "../platform/connection.js";
import type { Em } from "../platform/orm.js";
import type { PageArguments } from "../platform/page-arguments.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import type { AwayStatus } from "../values/learner-status.js";
import { toLineText } from "../values/line-text.js";
import type { LearnerType } from "./learner.type.js";
import { type Condition, countLearners, readLearners, visibleTo } from "./learner-rows.js";

const MAX_SEARCH = 60;

/**
 * A page of the learners the viewer may find, by name. A search finds every word of it at the start of some word of
 * the name, or the whole of it at the start of the admission number; case and diacritics do not count.
 */
export async function findLearners(
  em: Em,
  viewer: Viewer,
  { classId, search, former = null }: { classId: ClassId | null; search: string | null; former?: Former | null },
  page: PageArguments,
): Promise<Connection<LearnerType>> {
  const where = [
    NOT_VOID,
    ...(classId === null ? [] : [onRosterOf(classId)]),
    ...(former === null ? [] : whoWent(former)),
  ];
  const wanted = fold(toLineText(search ?? "").slice(0, MAX_SEARCH));
  const found = wanted === "" ? null : await searchIds(em, viewer, where, wanted);
  const conditions = found === null ? where : [{ sql: `l.id in ${placesFor([0, ...found])}`, values: [0, ...found] }];

  const tail = { sql: "order by l.name, l.id limit ?", values: [page.first + 1] };
  const rows = await readLearners(em, viewer, [...conditions, ...afterName(page)], tail);
  const total = found === null ? await countLearners(em, viewer, where) : found.length;
  return toConnection(
    rows,
    page,
    total,
    (row) => row,
    ({ name, learnerId }) => [name, learnerId],
  );
}

/** Those who learn here no longer: how they went, and the year of their last day; null for any. */
export type Former = { status: AwayStatus | null; year: number | null };

function whoWent({ status, year }: Former): Condition[] {
  const how: Condition =
    status === null
      ? { sql: "l.status in ('completed', 'transferred', 'left')", values: [] }
      : { sql: "l.status = ?", values: [status] };
  if (year === null) return [how];
  return [how, { sql: "l.left_on >= ? and l.left_on <= ?", values: [`${year}-01-01`, `${year}-12-31`] }];
}

const NOT_VOID: Condition = { sql: "l.void_at is null", values: [] };

const onRosterOf = (classId: ClassId): Condition => ({
  sql: "exists (select 1 from enrolment r where r.learner_id = l.id and r.class_id = ? and r.to_rev is null)",
  values: [classId],
});

function afterName(page: PageArguments): Condition[] {
  const [name, id] = readCursor(page) ?? [];
  return name === undefined
    ? []
    : [{ sql: "(l.name > ? or (l.name = ? and l.id > ?))", values: [name, name, id ?? 0] }];
}

// In memory, because no engine but MySQL folds a ũ, and none alike: a school's names are a few dozen kilobytes.
async function searchIds(em: Em, viewer: Viewer, where: Condition[], wanted: string): Promise<LearnerId[]> {
  const conditions = [visibleTo(viewer), ...where];
  const rows = await runSql<{ id: LearnerId; name: string; admissionNumber: string }>(
    em,
    `select l.id, l.name, l.admission_number as admissionNumber from learner l
     where l.school_id = ? and ${conditions.map(({ sql }) => sql).join(" and ")}`,
    [viewer.schoolId, ...conditions.flatMap(({ values }) => values)],
  );
  const words = wanted.split(" ");
  const matches = ({ name, admissionNumber }: { name: string; admissionNumber: string }) => {
    const names = fold(name).split(/[ -]/);
    return (
      words.every((word) => names.some((part) => part.startsWith(word))) || fold(admissionNumber).startsWith(wanted)
    );
  };
  return rows.filter(matches).map(({ id }) => id);
}

const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\p{M}'’`]/gu, "")
    .toLowerCase();
