import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Followed } from "./effect-of-term.js";
import type { CaseOutcome } from "./risk-case.entity.js";
import type { Candidate } from "./weekly-lists.js";

const IDS_A_QUERY = 500;

type Row = { learnerId: LearnerId; outcome: CaseOutcome | null; lastTry: SchoolDay };

/** Those whom somebody tried to reach, in a case, from the week in which they were first listed up to a day. */
export async function readFollowed(
  em: Em,
  schoolId: SchoolId,
  first: readonly Candidate[],
  last: SchoolDay,
): Promise<Followed> {
  const listedIn = new Map(first.map(({ learnerId, week }) => [learnerId, week]));
  const outcomes = new Map<LearnerId, CaseOutcome | null>();
  for (const chunk of chunksOf([...listedIn.keys()], IDS_A_QUERY)) {
    const rows = await runSql<Row>(
      em,
      `select c.learner_id as learnerId, c.outcome, max(t.day) as lastTry
       from risk_case c join risk_contact t on t.case_id = c.id
       where c.school_id = ? and c.learner_id in ${placesFor(chunk)} and t.day <= ?
       group by c.id, c.learner_id, c.outcome order by c.id`,
      [schoolId, ...chunk, last],
    );
    for (const { learnerId, outcome, lastTry } of rows) {
      if (lastTry >= listedIn.get(learnerId)!) outcomes.set(learnerId, outcome);
    }
  }
  return outcomes;
}
