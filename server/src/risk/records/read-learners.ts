import { setImmediate as pause } from "node:timers/promises";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LifeKind } from "../../schools/life/learner-event.entity.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import { Residence } from "../../values/residence.js";
import type { SchoolDay } from "../../values/school-day.js";
import { toDayNumber } from "./day-number.js";
import { inChunks } from "./in-chunks.js";
import type { RecordedLearner, RecordedLife, RecordedStay } from "./school-records.js";
import { dayOfInstant, type Source } from "./source.js";

export type LearnerFacts = Omit<RecordedLearner, "account">;

type Row = {
  id: LearnerId;
  sex: "F" | "M" | null;
  birthDate: SchoolDay | null;
  residence: Residence;
  admittedOn: SchoolDay | null;
};
type StayRow = Omit<RecordedStay, "from" | "to"> & {
  learnerId: LearnerId;
  fromDay: SchoolDay;
  toDay: SchoolDay | null;
};
type LifeRow = Omit<RecordedLife, "day" | "written"> & { learnerId: LearnerId; day: SchoolDay; at: unknown };

const PAGE = 500;

/** Everybody who was on a class list on `from` or later, by id. Records that an undone import made are nobody's. */
export async function readLearners(source: Source, from: number): Promise<LearnerFacts[]> {
  const rows = await readRows(source);
  const learners: LearnerFacts[] = [];
  await inChunks(rows, async (chunk) => {
    const ids = chunk.map(({ id }) => id);
    const stays = Map.groupBy(await readStays(source, ids), ({ learnerId }) => learnerId);
    const lives = Map.groupBy(await readLives(source, ids), ({ learnerId }) => learnerId);
    for (const { id, sex, birthDate, residence, admittedOn } of chunk) {
      const own = (stays.get(id) ?? []).map(toStay);
      if (!own.some(({ to }) => to === null || to >= from)) continue;
      learners.push({
        id,
        sex,
        birthDay: birthDate && toDayNumber(birthDate),
        admittedDay: admittedOn && toDayNumber(admittedOn),
        isBoarder: residence === Residence.boarding,
        stays: own,
        life: (lives.get(id) ?? []).map(toLife),
      });
    }
  });
  return learners;
}

async function readRows({ em, schoolId }: Source): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page: Row[] = []; rows.length === 0 || page.length === PAGE; rows.push(...page)) {
    page = await runSql<Row>(
      em,
      `select id, sex, birth_date as birthDate, residence, admitted_on as admittedOn
       from learner where school_id = ? and void_at is null and id > ? order by id limit ?`,
      [schoolId, rows.at(-1)?.id ?? 0, PAGE],
    );
    if (page.length === 0) break;
    await pause();
  }
  return rows;
}

const readStays = ({ em, schoolId, today }: Source, ids: readonly LearnerId[]) =>
  runSql<StayRow>(
    em,
    `select learner_id as learnerId, class_id as classId, from_rev as fromRev, to_rev as toRev, from_day as fromDay,
       to_day as toDay
     from enrolment where +school_id = ? and learner_id in ${placesFor(ids)} and from_day <= ? order by id`,
    [schoolId, ...ids, today],
  );

/** Of why somebody left only what the label needs to know ever leaves the database. */
const readLives = ({ em, schoolId, today }: Source, ids: readonly LearnerId[]) =>
  runSql<LifeRow>(
    em,
    `select learner_id as learnerId, kind, day, at, from_class_id as fromClassId, to_class_id as toClassId,
       case when reason in ('transfer', 'completed', 'death') then reason else null end as leavingTo
     from learner_event where +school_id = ? and learner_id in ${placesFor(ids)} and day <= ? order by id`,
    [schoolId, ...ids, today],
  );

const toStay = ({ classId, fromRev, toRev, fromDay, toDay }: StayRow): RecordedStay => ({
  classId: classId as ClassId,
  from: toDayNumber(fromDay),
  to: toDay && toDayNumber(toDay),
  fromRev,
  toRev,
});

const toLife = ({ kind, day, at, fromClassId, toClassId, leavingTo }: LifeRow): RecordedLife => ({
  kind: kind as LifeKind,
  day: toDayNumber(day),
  written: at === null ? toDayNumber(day) : Math.max(dayOfInstant(at), toDayNumber(day)),
  fromClassId,
  toClassId,
  leavingTo,
});
