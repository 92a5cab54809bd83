import type { Random } from "../../src/platform/random.js";
import type { LivedDay, LivedWeek } from "./lay-out-weeks.js";
import { type LearnerState, owedShare } from "./learner-state.js";
import { normal, type Traits } from "./learner-traits.js";

/** Who writes down what a week looks like from outside. */
export type Witness = {
  away(day: LivedDay, session: "m" | "a" | "both", why: string | null, isExcused: boolean): void;
  late(day: LivedDay, minutes: number): void;
  paid(day: LivedDay, shillings: number, isSponsor: boolean): void;
  sat(week: LivedWeek, exam: number, mean: number, awayOn: ReadonlySet<number>): void;
};

const AWAY = 0.021;
const KEPT = 0.94;
const SHAKEN = 0.22;
const LATELY = 0.3;
const FEES = "fees";

/** Lets the strain go on for some weeks; `shock` tells whether something may befall the household. */
function moveStrain(traits: Traits, state: LearnerState, random: Random, weeks: number, shock: boolean): void {
  const kept = KEPT ** weeks;
  const shaken = SHAKEN * Math.sqrt((1 - kept * kept) / (1 - KEPT * KEPT));
  state.strain = traits.strain + kept * (state.strain - traits.strain) + shaken * normal(random);
  if (shock && random.chance(0.005)) state.strain += 1.3;
}

/** A new term: its fees are asked for, and the holidays have passed over everything. */
export function beginTerm(traits: Traits, state: LearnerState, random: Random, holidays: number): void {
  moveStrain(traits, state, random, holidays, false);
  state.owed += state.fee;
  state.missed *= 0.6;
  state.termMissed = 0;
  state.termHeld = 0;
  state.spell = 0;
  state.wasSentHome = false;
}

/** One week of a learner who comes to school. The same steps are taken to foretell a week, without a witness. */
export function liveWeek(
  traits: Traits,
  state: LearnerState,
  week: LivedWeek,
  random: Random,
  witness: Witness | null,
): void {
  moveStrain(traits, state, random, 1, true);
  const awayOn = new Set<number>();
  let missed = 0;
  for (const day of week.days) {
    const sessions = liveDay(traits, state, day, random, witness);
    if (sessions === 2) awayOn.add(day.index);
    missed += sessions / 2;
  }
  const held = week.days.length;
  state.missed += LATELY * (missed / held - state.missed);
  state.termMissed += missed;
  state.termHeld += held;
  if (week.exam !== null) sitExam(traits, state, week, random, witness, awayOn);
  pay(traits, state, week, random, witness);
}

/** Tells how many of the day's two sessions were missed. */
function liveDay(
  traits: Traits,
  state: LearnerState,
  day: LivedDay,
  random: Random,
  witness: Witness | null,
): 0 | 1 | 2 {
  if (state.spell > 0) {
    state.spell--;
    witness?.away(day, "both", state.why, state.isExcused);
    return 2;
  }
  if (day.feesAreAsked && isSentHome(state, random)) {
    state.spell = random.between(1, state.isBoarder ? 4 : 3);
    state.why = FEES;
    state.isExcused = false;
    state.wasSentHome = true;
    state.strain += 0.12;
    // In the morning's lessons, after the register.
    witness?.away(day, "a", FEES, false);
    return 1;
  }
  const near = state.isBoarder ? 0.4 : 1 + traits.distance * (day.rains ? 0.9 : 0.25);
  const called = 1 + traits.work * day.fields * 1.6;
  const pull = Math.exp(0.6 * state.strain) * day.thinned;
  if (random.chance(Math.min(0.6, AWAY * pull * near * called))) {
    stayAway(traits, state, day, random);
    witness?.away(day, "both", state.why, state.isExcused);
    return 2;
  }
  if (
    witness &&
    random.chance((traits.isLateComer ? 0.14 : 0.014) * (day.rains ? 2 : 1) * (state.isBoarder ? 0.3 : 1))
  ) {
    witness.late(day, 5 * random.between(1, 9));
  }
  if (random.chance(Math.min(0.3, 0.012 * pull))) {
    witness?.away(day, "a", null, false);
    return 1;
  }
  return 0;
}

const isSentHome = (state: LearnerState, random: Random): boolean =>
  owedShare(state) > 0.45 && random.chance(0.1 + 0.2 * Math.min(owedShare(state), 1.5));

function stayAway(traits: Traits, state: LearnerState, day: LivedDay, random: Random): void {
  const isOneDay = (day.isMarketDay || day.rains) && random.chance(0.5);
  const isLong = !isOneDay && random.chance(0.45);
  state.spell = isOneDay ? 0 : isLong ? random.between(1, 3) + (random.chance(0.12) ? random.between(2, 7) : 0) : 0;
  state.why = whyAway(traits, state, day, random, isOneDay);
  state.isExcused = (state.why === "illness" || state.why === "bereavement") && random.chance(0.45);
}

/** Where nobody stands behind school, nobody sends word: the reason is known the less the more weighs on the learner. */
function whyAway(traits: Traits, state: LearnerState, day: LivedDay, random: Random, isOneDay: boolean): string | null {
  if (random.chance(Math.min(0.8, Math.max(0.1, 0.22 + 0.16 * state.strain - 0.05 * traits.support)))) return null;
  if (isOneDay) return day.rains ? "distance-weather-safety" : "religious-or-market-day";
  const weights: [string, number][] = [
    ["illness", 5],
    ["farm-or-house-work", traits.work * (0.8 + 2 * day.fields) + 0.15],
    ["herding", traits.work * 0.8 + 0.05],
    ["caregiving", traits.work * 0.9 + 0.25],
    ["distance-weather-safety", 0.8 * traits.distance],
    ["bereavement", 0.35],
    ["religious-or-market-day", 0.25],
    ["unknown", 0.4],
  ];
  let left = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  return weights.find(([, weight]) => (left -= weight) < 0)?.[0] ?? null;
}

function sitExam(
  traits: Traits,
  state: LearnerState,
  week: LivedWeek,
  random: Random,
  witness: Witness | null,
  awayOn: ReadonlySet<number>,
): void {
  const share = state.termHeld === 0 ? 0 : state.termMissed / state.termHeld;
  const mean = 0.5 + 0.125 * traits.ability - 0.45 * Math.max(0, share - 0.05) + 0.02 * normal(random);
  state.level = Math.min(0.97, Math.max(0.05, mean));
  witness?.sat(week, week.exam!, state.level, awayOn);
}

/** Money comes when there is some: in full early in the term, in parts later, or after a child was sent home for it. */
function pay(
  { means, isSponsored }: Traits,
  state: LearnerState,
  week: LivedWeek,
  random: Random,
  witness: Witness | null,
): void {
  const day = week.days[0]!;
  if (isSponsored && week.number === 6) {
    const cheque = Math.floor((0.5 * state.fee) / 100) * 100;
    state.owed -= cheque;
    witness?.paid(day, cheque, true);
  }
  if (state.owed < 100) return;
  const ease = means - 0.5 * state.strain;
  const likely = state.wasSentHome && state.spell === 0 ? 0.45 : Math.min(0.6, Math.max(0.04, 0.15 + 0.11 * ease));
  if (!random.chance(week.number < 2 ? Math.min(0.8, 1.5 * likely) : likely)) return;
  state.wasSentHome = false;
  const share = random.chance(Math.min(0.9, Math.max(0.05, 0.4 + 0.25 * ease))) ? 1 : 0.2 + 0.5 * random.next();
  const shillings = Math.max(100, Math.floor((share * state.owed) / 100) * 100);
  state.owed -= shillings;
  witness?.paid(day, shillings, false);
}
