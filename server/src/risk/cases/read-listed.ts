import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { isSchoolDay } from "../../schools/is-school-day.js";
import type { SchoolCalendar } from "../../schools/school-calendar.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { addDays, type SchoolDay } from "../../values/school-day.js";
import { RiskFeature } from "../features/risk-feature.js";
import { readFacts } from "../scores/score-facts.js";
import type { Listed } from "./effect-of-term.js";
import type { Candidate } from "./weekly-lists.js";

const WINDOW_DAYS = 20;
const IDS_A_QUERY = 500;

type Attendance = ReadonlyMap<LearnerId, number | null>;

/**
 * The attendance of those who were listed, before and after. It is what the scores were reckoned from: the 20 school days up
 * to a score's day. Whoever was scored no more, having left, has none after.
 */
export async function readListed(
  em: Em,
  schoolId: SchoolId,
  calendar: SchoolCalendar,
  first: readonly Candidate[],
  today: SchoolDay,
): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const [week, group] of Map.groupBy(first, ({ week }) => week)) {
    const ids = group.map(({ learnerId }) => learnerId);
    const before = await readAttendance(em, schoolId, ids, week);
    const later = await findWeekAfter(em, schoolId, windowEnd(calendar, group[0]!.scoredOn, today));
    const after = later === null ? new Map() : await readAttendance(em, schoolId, ids, later);
    for (const learnerId of ids) {
      listed.push({ learnerId, before: before.get(learnerId) ?? null, after: after.get(learnerId) ?? null });
    }
  }
  return listed;
}

/** The day on which 20 school days have passed since another; null while they have not. */
function windowEnd(calendar: SchoolCalendar, since: SchoolDay, today: SchoolDay): SchoolDay | null {
  let passed = 0;
  for (let at = addDays(since, 1); at <= today; at = addDays(at, 1)) {
    if (isSchoolDay(calendar, at).held && ++passed === WINDOW_DAYS) return at;
  }
  return null;
}

/** The first week that was scored on that day or later. */
async function findWeekAfter(em: Em, schoolId: SchoolId, day: SchoolDay | null): Promise<SchoolDay | null> {
  if (day === null) return null;
  const sql = "select min(week) as week from risk_score where school_id = ? and week > ? and scored_on >= ?";
  const [row] = await runSql<{ week: SchoolDay | null }>(em, sql, [schoolId, addDays(day, -7), day]);
  return row?.week ?? null;
}

async function readAttendance(
  em: Em,
  schoolId: SchoolId,
  ids: readonly LearnerId[],
  week: SchoolDay,
): Promise<Attendance> {
  const rates = new Map<LearnerId, number | null>();
  for (const chunk of chunksOf(ids, IDS_A_QUERY)) {
    const rows = await runSql<{ learnerId: LearnerId; facts: string }>(
      em,
      `select learner_id as learnerId, facts from risk_score
       where school_id = ? and week = ? and learner_id in ${placesFor(chunk)}`,
      [schoolId, week, ...chunk],
    );
    for (const { learnerId, facts } of rows) {
      rates.set(learnerId, readFacts(facts).get(RiskFeature.attendanceRate) ?? null);
    }
  }
  return rates;
}
