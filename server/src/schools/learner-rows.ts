import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql, type SqlValue } from "../platform/sql.js";
import type { AdmissionNumber } from "../values/admission-number.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import type { LearnerStatus } from "../values/learner-status.js";
import type { Residence } from "../values/residence.js";
import type { SchoolDay } from "../values/school-day.js";
import { MAY_SEE } from "./guardians/guardian-sql.js";
import { LearnerType } from "./learner.type.js";
import { findsAllLearners, seesAllClasses, seesOwnChildren, seesTaughtClasses } from "./schools.policy.js";

/** A part of a statement about `learner l`, with its values. */
export type Condition = { sql: string; values: SqlValue[] };

type LearnerRow = {
  id: LearnerId;
  admissionNumber: AdmissionNumber;
  name: string;
  sex: "F" | "M" | null;
  birthDate: SchoolDay | null;
  upi: string | null;
  birthCertificate: string | null;
  assessmentNumber: string | null;
  admittedOn: SchoolDay | null;
  previousSchool: string | null;
  leftOn: SchoolDay | null;
  status: LearnerStatus;
  residence: Residence;
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

/** The learners whom a guardian may know of: not those whose record is kept from them, or whom they may not be called about. */
export const childrenOf = (userId: number): Condition => ({
  sql: `exists (select 1 from guardianship s join guardian g on g.id = s.guardian_id
      where s.learner_id = l.id and g.user_id = ? and ${MAY_SEE})`,
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
  const columns = columnsFor(viewer);
  const conditions = [visibleTo(viewer), ...where];
  const rows = await runSql<LearnerRow>(
    em,
    `select ${columns.sql} from learner l
     where l.school_id = ? and ${conditions.map(({ sql }) => sql).join(" and ")} ${tail.sql}`,
    [...columns.values, viewer.schoolId, ...conditions.flatMap(({ values }) => values), ...tail.values],
  );
  return rows.map(toLearnerType);
}

export type Place = { classId: ClassId; position: number; learner: LearnerType };

/** Who is on the rosters of the classes now and may be found by the viewer, in order of position. */
export async function readRosterLearners(em: Em, viewer: Viewer, classIds: readonly ClassId[]): Promise<Place[]> {
  const columns = columnsFor(viewer);
  const visible = visibleTo(viewer);
  // The plus keeps SQLite from going through the whole school's learners.
  const rows = await runSql<LearnerRow & Pick<Place, "classId" | "position">>(
    em,
    `select r.class_id as classId, r.position, ${columns.sql} from enrolment r join learner l on l.id = r.learner_id
     where r.school_id = ? and r.class_id in ${placesFor(classIds)} and r.to_rev is null
       and +l.school_id = ? and ${visible.sql} order by r.class_id, r.position`,
    [...columns.values, viewer.schoolId, ...classIds, viewer.schoolId, ...visible.values],
  );
  return rows.map((row) => ({ classId: row.classId, position: row.position, learner: toLearnerType(row) }));
}

/** What is read of `learner l`. */
function columnsFor(viewer: Viewer): Condition {
  // Whoever finds only those they are tied to need not be asked twice.
  const seesMarks = seesAllClasses(viewer) || !findsAllLearners(viewer) ? all : tieTo(viewer);
  const sql = `l.id, l.admission_number as admissionNumber, l.name, l.sex, l.birth_date as birthDate, l.upi,
    l.birth_certificate as birthCertificate, l.assessment_number as assessmentNumber, l.admitted_on as admittedOn,
    l.previous_school as previousSchool, l.left_on as leftOn, l.status, l.residence,
    case when ${seesMarks.sql} then 1 else 0 end as seesMarks`;
  return { sql, values: seesMarks.values };
}

function toLearnerType(row: LearnerRow): LearnerType {
  const sees = Number(row.seesMarks) === 1;
  // Of the very class, so that nobody has to copy it into one for each field that is read by it.
  const learner = new LearnerType();
  learner.learnerId = row.id;
  learner.seesMarks = sees;
  learner.id = String(row.id);
  learner.admissionNumber = row.admissionNumber;
  learner.name = row.name;
  learner.sex = row.sex;
  learner.birthDate = sees ? row.birthDate : null;
  learner.upi = sees ? row.upi : null;
  learner.birthCertificate = sees ? row.birthCertificate : null;
  learner.assessmentNumber = sees ? row.assessmentNumber : null;
  learner.admittedOn = row.admittedOn;
  learner.previousSchool = row.previousSchool;
  learner.leftOn = row.leftOn;
  learner.status = row.status;
  learner.residence = row.residence;
  return learner;
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
