import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { runSql, type SqlValue } from "../platform/sql.js";
import type { AdmissionNumber } from "../values/admission-number.js";
import type { LearnerId } from "../values/ids.js";
import type { LearnerStatus } from "../values/learner-status.js";
import type { SchoolDay } from "../values/school-day.js";
import type { LearnerType } from "./learner.type.js";
import { findsAllLearners, seesAllClasses, seesOwnChildren, seesTaughtClasses } from "./schools.policy.js";

/** A condition on `learner l`, with its values. */
export type Condition = { sql: string; values: SqlValue[] };

type LearnerRow = {
  id: LearnerId;
  admissionNumber: AdmissionNumber;
  name: string;
  sex: "F" | "M" | null;
  birthDate: SchoolDay | null;
  upi: string | null;
  status: LearnerStatus;
  seesMarks: number;
};

const all: Condition = { sql: "1 = 1", values: [] };

/** The learners the viewer teaches or is a guardian of. */
function tieTo(viewer: Viewer): Condition {
  const ties: Condition[] = [];
  if (seesTaughtClasses(viewer)) {
    const sql = `exists (select 1 from enrolment e join teaching t on t.class_id = e.class_id
      where e.learner_id = l.id and e.to_rev is null and t.user_id = ?)`;
    ties.push({ sql, values: [viewer.userId] });
  }
  if (seesOwnChildren(viewer)) ties.push(childrenOf(viewer.userId));
  if (ties.length === 0) return { sql: "1 = 0", values: [] };
  return { sql: `(${ties.map(({ sql }) => sql).join(" or ")})`, values: ties.flatMap(({ values }) => values) };
}

export const childrenOf = (userId: number): Condition => ({
  sql: `exists (select 1 from guardianship s join guardian g on g.id = s.guardian_id
      where s.learner_id = l.id and g.user_id = ?)`,
  values: [userId],
});

/** The learners the viewer may find at all. */
export const visibleTo = (viewer: Viewer): Condition => (findsAllLearners(viewer) ? all : tieTo(viewer));

/**
 * Learners of the viewer's school that meet the conditions and that the viewer may find, as the API gives them.
 * `tail` is the order and the limit.
 */
export async function readLearners(
  em: Em,
  viewer: Viewer,
  where: readonly Condition[],
  tail: Condition = { sql: "", values: [] },
): Promise<LearnerType[]> {
  // Whoever finds only those they are tied to need not be asked twice.
  const seesMarks = seesAllClasses(viewer) || !findsAllLearners(viewer) ? all : tieTo(viewer);
  const conditions = [visibleTo(viewer), ...where];
  const rows = await runSql<LearnerRow>(
    em,
    `select l.id, l.admission_number as admissionNumber, l.name, l.sex, l.birth_date as birthDate, l.upi, l.status,
       case when ${seesMarks.sql} then 1 else 0 end as seesMarks
     from learner l
     where l.school_id = ? and ${conditions.map(({ sql }) => sql).join(" and ")} ${tail.sql}`,
    [...seesMarks.values, viewer.schoolId, ...conditions.flatMap(({ values }) => values), ...tail.values],
  );
  return rows.map(toLearnerType);
}

function toLearnerType({ id, birthDate, upi, seesMarks, ...rest }: LearnerRow): LearnerType {
  const sees = Number(seesMarks) === 1;
  return {
    ...rest,
    learnerId: id,
    id: String(id),
    birthDate: sees ? birthDate : null,
    upi: sees ? upi : null,
    seesMarks: sees,
  };
}

export async function countLearners(em: Em, viewer: Viewer, where: readonly Condition[]): Promise<number> {
  const conditions = [visibleTo(viewer), ...where];
  const [row] = await runSql<{ learners: number }>(
    em,
    `select count(*) as learners from learner l where l.school_id = ? and ${conditions.map(({ sql }) => sql).join(" and ")}`,
    [viewer.schoolId, ...conditions.flatMap(({ values }) => values)],
  );
  return Number(row?.learners ?? 0);
}
