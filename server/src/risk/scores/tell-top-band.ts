import { recordEvents } from "../../events/outbox.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { RiskBand } from "../rules/risk-band.js";
import { riskTopic } from "./risk-topic.js";

export type Scoring = { readonly schoolId: SchoolId; readonly scoredOn: SchoolDay; readonly now: Date };

export type NewScore = {
  readonly learnerId: LearnerId;
  readonly band: RiskBand;
  /** Null by rules. */
  readonly probability: number | null;
};

const LEARNERS_A_QUERY = 500;

/**
 * Tells of every learner who is in the top band now and was not when they were scored last; of nobody for whom somebody
 * has decided otherwise, and of nobody on a school's very first scores, for then the list itself is the news. To be called
 * in the transaction that writes the scores, before it writes them; kick the relay once it is over. Gives how many.
 */
export async function tellTopBand(tx: Em, scoring: Scoring, scores: readonly NewScore[]): Promise<number> {
  const { schoolId, scoredOn, now } = scoring;
  const high = scores.filter(({ band }) => band === RiskBand.high);
  if (high.length === 0) return 0;
  const before = await readLastBands(tx, schoolId, high);
  const settled = await readSettled(tx, scoring);
  const tellsNewcomers = await wasScoredBefore(tx, scoring);
  const entered = high.filter(({ learnerId }) => {
    const last = before.get(learnerId);
    return last !== RiskBand.high && (last !== undefined || tellsNewcomers) && !settled.has(learnerId);
  });
  const events = entered.map(({ learnerId, probability }) => ({
    topic: riskTopic(schoolId),
    payload: {
      eventId: `risk-${learnerId}-${scoredOn}`,
      learnerId,
      probability,
      before: before.get(learnerId) ?? null,
    },
  }));
  await recordEvents(tx, now, events);
  return events.length;
}

async function wasScoredBefore(tx: Em, { schoolId, scoredOn }: Scoring): Promise<boolean> {
  const sql = "select id from risk_score where school_id = ? and scored_on < ? limit 1";
  const rows = await runSql(tx, sql, [schoolId, scoredOn]);
  return rows.length > 0;
}

async function readLastBands(
  tx: Em,
  schoolId: SchoolId,
  of: readonly NewScore[],
): Promise<ReadonlyMap<LearnerId, RiskBand>> {
  const bands = new Map<LearnerId, RiskBand>();
  for (const chunk of chunksOf(of, LEARNERS_A_QUERY)) {
    const ids = chunk.map(({ learnerId }) => learnerId);
    const rows = await runSql<{ learnerId: LearnerId; band: RiskBand }>(
      tx,
      `select s.learner_id as learnerId, s.band from risk_score s
       where s.school_id = ? and s.learner_id in ${placesFor(ids)}
         and s.week = (select max(last.week) from risk_score last where last.learner_id = s.learner_id)`,
      [schoolId, ...ids],
    );
    for (const { learnerId, band } of rows) bands.set(learnerId, band);
  }
  return bands;
}

/** For whom somebody has decided that they need not be followed up. */
async function readSettled(tx: Em, { schoolId, scoredOn }: Scoring): Promise<ReadonlySet<LearnerId>> {
  const rows = await runSql<{ learnerId: LearnerId }>(
    tx,
    "select learner_id as learnerId from risk_override where school_id = ? and until >= ? and lifted_at is null",
    [schoolId, scoredOn],
  );
  return new Set(rows.map(({ learnerId }) => learnerId));
}
