import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { type DatedStay, wasOnList } from "./was-on-list.js";

/** Who was on a class's list on a day. */
export async function readListedOn(
  em: Em,
  schoolId: SchoolId,
  classId: ClassId,
  day: SchoolDay,
): Promise<Set<LearnerId>> {
  const stays = await runSql<DatedStay & { learnerId: LearnerId }>(
    em,
    `select learner_id as learnerId, from_day as fromDay, to_day as toDay from enrolment
     where school_id = ? and class_id = ? order by from_day`,
    [schoolId, classId],
  );
  const [first] = stays;
  return new Set(stays.flatMap((stay) => (first && wasOnList([stay], first.fromDay, day) ? [stay.learnerId] : [])));
}
