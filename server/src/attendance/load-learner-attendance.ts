import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { type ClassStay, readStaysOfLearners } from "../schools/read-stays.js";
import { isOnRoster } from "../schools/stay.js";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import type { LearnerAttendanceType } from "./learner-attendance.type.js";
import { marksOfLearner, type StatusOf, type TakenRoll } from "./marks-of-learner.js";
import type { DefaultStatus } from "./register.js";
import { noTotals, totalOf, type Totals } from "./totals.js";

export type DayRange = { readonly from: SchoolDay; readonly to: SchoolDay };

/** Registers of a class taken from one revision of its roster with one default. */
type RollCount = { classId: ClassId; rosterRev: number; defaultStatus: DefaultStatus; registers: number };
/** Own marks of a learner, by what the registers they stand in say of everybody else. */
type MarkCount = RollCount & { learnerId: LearnerId; status: AttendanceStatus };

/**
 * In how many sessions each learner was what: the registers of their classes while they were on the roster, each saying
 * its default, but where the learner has a mark of their own. Nothing is read per present learner, and the number of
 * queries is the same for one learner and for a school. Only for those who stand in registers of several classes are
 * the registers read one by one, by two queries more.
 */
export async function loadLearnerAttendance(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
  { from, to }: DayRange,
): Promise<Map<LearnerId, LearnerAttendanceType>> {
  const stays = await readStaysOfLearners(em, schoolId, learnerIds);
  const classIds = [...new Set(stays.map(({ classId }) => classId))];
  if (classIds.length === 0) return new Map(learnerIds.map((id) => [id, toAttendance(noTotals())]));
  const rolls = await runSql<RollCount>(
    em,
    `select class_id as classId, roster_rev as rosterRev, default_status as defaultStatus, count(*) as registers
     from roll_call where school_id = ? and class_id in ${placesFor(classIds)} and day between ? and ?
     group by class_id, roster_rev, default_status`,
    [schoolId, ...classIds, from, to],
  );
  const marks = await runSql<MarkCount>(
    em,
    `select m.learner_id as learnerId, m.class_id as classId, m.status, r.roster_rev as rosterRev,
       r.default_status as defaultStatus, count(*) as registers
     from attendance_mark m join roll_call r on r.class_id = m.class_id and r.day = m.day and r.session = m.session
     where m.school_id = ? and m.learner_id in ${placesFor(learnerIds)} and m.day between ? and ?
     group by m.learner_id, m.class_id, m.status, r.roster_rev, r.default_status`,
    [schoolId, ...learnerIds, from, to],
  );

  const rollsOf = Map.groupBy(rolls, ({ classId }) => classId);
  const staysOf = Map.groupBy(stays, ({ learnerId }) => learnerId);
  const marksOf = Map.groupBy(marks, ({ learnerId }) => learnerId);
  const theirs = (id: LearnerId) => [staysOf.get(id) ?? [], rollsOf, marksOf.get(id) ?? []] as const;
  const moved = learnerIds.filter((id) => standsInSeveral(...theirs(id)));
  const counted = await countOneByOne(em, schoolId, moved, staysOf, { from, to });
  return new Map(learnerIds.map((id) => [id, toAttendance(counted.get(id) ?? count(...theirs(id)))]));
}

function standsInSeveral(
  stays: readonly ClassStay[],
  rollsOf: ReadonlyMap<ClassId, RollCount[]>,
  marks: readonly MarkCount[],
): boolean {
  const classIds = new Set(stays.map(({ classId }) => classId));
  if (classIds.size < 2) return false;
  const tells = (classId: ClassId) =>
    marks.some((mark) => mark.classId === classId) ||
    (rollsOf.get(classId) ?? []).some((roll) => isCovered(stays, roll));
  return [...classIds].filter(tells).length > 1;
}

/** As `count` does, where a session may have registers of two classes and counts once. */
async function countOneByOne(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
  staysOf: ReadonlyMap<LearnerId, readonly ClassStay[]>,
  { from, to }: DayRange,
): Promise<Map<LearnerId, Totals>> {
  if (learnerIds.length === 0) return new Map();
  const classesOf = (id: LearnerId) => [...new Set((staysOf.get(id) ?? []).map(({ classId }) => classId))];
  const classIds = [...new Set(learnerIds.flatMap(classesOf))];
  const rolls = await runSql<TakenRoll>(
    em,
    `select class_id as classId, day, session, roster_rev as rosterRev, default_status as defaultStatus
     from roll_call where school_id = ? and class_id in ${placesFor(classIds)} and day between ? and ?`,
    [schoolId, ...classIds, from, to],
  );
  const marks = await runSql<StatusOf & { learnerId: LearnerId }>(
    em,
    `select learner_id as learnerId, class_id as classId, day, session, status
     from attendance_mark where school_id = ? and learner_id in ${placesFor(learnerIds)} and day between ? and ?`,
    [schoolId, ...learnerIds, from, to],
  );
  const rollsOf = Map.groupBy(rolls, ({ classId }) => classId);
  const ownOf = Map.groupBy(marks, ({ learnerId }) => learnerId);
  const counted = new Map<LearnerId, Totals>();
  for (const id of learnerIds) {
    const theirs = classesOf(id).flatMap((classId) => rollsOf.get(classId) ?? []);
    const totals = noTotals();
    for (const { status } of marksOfLearner(theirs, ownOf.get(id) ?? [], staysOf.get(id) ?? []))
      totals[totalOf[status]]++;
    counted.set(id, totals);
  }
  return counted;
}

function count(
  stays: readonly ClassStay[],
  rollsOf: ReadonlyMap<ClassId, RollCount[]>,
  marks: readonly MarkCount[],
): Totals {
  const totals = noTotals();
  for (const classId of new Set(stays.map((stay) => stay.classId))) {
    for (const roll of rollsOf.get(classId) ?? []) {
      if (isCovered(stays, roll)) totals[totalOf[roll.defaultStatus]] += Number(roll.registers);
    }
  }
  for (const mark of marks) {
    if (isCovered(stays, mark)) totals[totalOf[mark.defaultStatus]] -= Number(mark.registers);
    totals[totalOf[mark.status]] += Number(mark.registers);
  }
  return totals;
}

const isCovered = (stays: readonly ClassStay[], { classId, rosterRev }: RollCount): boolean =>
  stays.some((stay) => stay.classId === classId && isOnRoster(stay, rosterRev));

const toAttendance = (totals: Totals): LearnerAttendanceType => ({
  ...totals,
  sessions: Object.values(totals).reduce((sum, each) => sum + each, 0),
});
