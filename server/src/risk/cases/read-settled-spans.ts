import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import type { Span } from "./weekly-lists.js";

type Row = { learnerId: LearnerId; begun: unknown; ended: unknown; until: SchoolDay | null };

/** When learners had a case, or somebody had decided that they need not be followed up. */
export async function readSettledSpans(em: Em, schoolId: SchoolId): Promise<Span[]> {
  const cases = await runSql<Row>(
    em,
    `select learner_id as learnerId, opened_at as begun, closed_at as ended, null as until from risk_case
     where school_id = ?`,
    [schoolId],
  );
  const decisions = await runSql<Row>(
    em,
    `select learner_id as learnerId, at as begun, lifted_at as ended, until from risk_override where school_id = ?`,
    [schoolId],
  );
  return [...cases, ...decisions].map(({ learnerId, begun, ended, until }) => {
    const endedOn = ended === null ? null : schoolDayAt(readInstant(ended));
    return { learnerId, from: schoolDayAt(readInstant(begun)), to: endedOn ?? (until && addDays(until, 1)) };
  });
}
