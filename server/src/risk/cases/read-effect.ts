import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { readCalendar } from "../../schools/school-calendar.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { SchoolId } from "../../values/ids.js";
import { addDays, type SchoolDay, weekday } from "../../values/school-day.js";
import { readRiskSettings } from "../pool/read-risk-settings.js";
import { RiskBand } from "../rules/risk-band.js";
import { effectOfTerm } from "./effect-of-term.js";
import type { RiskEffectTermType } from "./effect.type.js";
import { readFollowed } from "./read-followed.js";
import { readLeavers } from "./read-leavers.js";
import { readListed } from "./read-listed.js";
import { readSettledSpans } from "./read-settled-spans.js";
import { type Candidate, firstListed } from "./weekly-lists.js";

const MOST_TERMS = 9;

/** What became of the learners on each term's weekly lists, the latest term first; terms without scores are left out. */
export async function readEffect(em: Em, schoolId: SchoolId, today: SchoolDay): Promise<RiskEffectTermType[]> {
  const calendar = await readCalendar(em, schoolId);
  const begun = calendar.terms.filter(({ starts }) => starts <= today).slice(-MOST_TERMS);
  const { capacity } = await readRiskSettings(em, schoolId);
  const settled = await readSettledSpans(em, schoolId);
  const effects: RiskEffectTermType[] = [];
  for (const term of begun.reverse()) {
    const candidates = await readCandidates(em, schoolId, term);
    if (candidates.length === 0) continue;
    const first = [...firstListed(candidates, settled, capacity).values()];
    const next = calendar.terms.find(({ starts }) => starts > term.ends);
    const listed = await readListed(em, schoolId, calendar, first, today);
    const followed = await readFollowed(em, schoolId, first, next ? addDays(next.starts, -1) : term.ends);
    const left = await readLeavers(em, schoolId, first, next?.ends ?? term.ends);
    effects.push({ year: term.year, term: term.number, ...effectOfTerm(listed, followed, left) });
  }
  return effects;
}

/** A week belongs to the term that begins in it, or that it begins in. */
function readCandidates(em: Em, schoolId: SchoolId, { starts, ends }: TermDates): Promise<Candidate[]> {
  const firstMonday = addDays(starts, 1 - weekday(starts));
  return runSql<Candidate>(
    em,
    `select learner_id as learnerId, week, scored_on as scoredOn, standing from risk_score
     where school_id = ? and week between ? and ? and band in (?, ?)`,
    [schoolId, firstMonday, ends, RiskBand.high, RiskBand.medium],
  );
}
