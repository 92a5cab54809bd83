import { Random } from "../../src/platform/random.js";
import { repeating, strikingOff, transferring, weeklyHazard } from "./hazard.js";
import type { Weeks } from "./lay-out-weeks.js";
import type { LearnerState } from "./learner-state.js";
import type { Traits } from "./learner-traits.js";
import { beginTerm, liveWeek } from "./live-week.js";
import { goUp, type Ladder } from "./ladder.js";
import { seedOf } from "./seed-of.js";

/** A learner at the end of a week. `away` is for how many whole weeks one who stopped coming has not come; else null. */
export type Standing = { readonly week: number; readonly state: LearnerState; readonly away: number | null };

const PATHS = 48;

/**
 * The true probability that a learner leaves without transfer after a week and up to the end of the next term, by the
 * process itself. It is lived forward from how the learner stands `paths` times, as if the learner went on coming; along
 * each path nobody is drawn to leave, but what the weekly hazard says is taken off the mass that still comes and goes on,
 * week by week, through those who stay away to those who are struck off. The mean over the paths is therefore exact but for
 * the paths' own chance, a few in a hundred of it. Weather and the days on which fees are asked are those that came. Null
 * where the next term lies beyond the calendar.
 */
export function foretell(
  weeks: Weeks,
  ladder: Ladder,
  traits: Traits,
  { week, state, away }: Standing,
  seed: number,
  paths = PATHS,
): number | null {
  const term = weeks.weeks[week]!.term;
  const last = horizonOf(weeks, ladder, state, term);
  if (last === null) return null;
  if (away !== null) return struckOff(weeks, ladder, { week, state, away }, last);
  const random = new Random(seedOf(seed, week));
  let sum = 0;
  for (let path = 0; path < paths; path++) sum += livePath(weeks, ladder, traits, { ...state }, week, last, random);
  return sum / paths;
}

/** The last week in which leaving counts: of the next term, or of this one where the school ends with it. */
function horizonOf({ terms }: Weeks, ladder: Ladder, { grade }: LearnerState, term: number): number | null {
  const { year, isLastOfYear, last } = terms[term]!;
  const next = terms[term + 1];
  if (next) return next.last;
  return isLastOfYear && ladder.next(grade, year) === null ? last : null;
}

function livePath(
  { weeks, terms }: Weeks,
  ladder: Ladder,
  traits: Traits,
  state: LearnerState,
  from: number,
  last: number,
  random: Random,
): number {
  let comes = 1;
  let gone = 0;
  let stopped: number[] = [];
  for (let at = from; at < last; at++) {
    const { isLastOfTerm, term } = weeks[at]!;
    const { year, isLastOfYear } = terms[term]!;
    if (isLastOfTerm) comes *= 1 - transferring(isLastOfYear);
    const yearEnds = isLastOfTerm && isLastOfYear;
    const repeats = yearEnds && random.chance(repeating(state));
    if (yearEnds && ladder.next(state.grade, year) === null) {
      if (!repeats) return gone;
      stopped = [];
    }
    for (const [whole, mass] of stopped.entries()) {
      gone += mass * strikingOff(whole);
      stopped[whole] = mass * (1 - strikingOff(whole));
    }
    const stops = comes * weeklyHazard(traits, state, isLastOfTerm);
    comes -= stops;
    if (yearEnds) goUp(state, ladder, year, repeats);
    const next = weeks[at + 1]!;
    if (next.number === 0) beginTerm(traits, state, random, next.holidays);
    liveWeek(traits, state, next, random, null);
    stopped = [0, stops, ...stopped.slice(1)];
  }
  return gone;
}

/** Of one who has stopped coming only the office's patience is left. */
function struckOff({ weeks, terms }: Weeks, ladder: Ladder, { week, state, away }: Standing, last: number): number {
  let stays = 1;
  for (let at = week; at < last; at++) {
    const { isLastOfTerm, term } = weeks[at]!;
    const { year, isLastOfYear } = terms[term]!;
    if (isLastOfTerm && isLastOfYear && ladder.next(state.grade, year) === null) break;
    stays *= 1 - strikingOff(away! + at - week);
  }
  return 1 - stays;
}
