import { type LearnerState, owedShare } from "./learner-state.js";
import type { Traits } from "./learner-traits.js";

const BASE = -8.05;
const MOST = 0.5;

/**
 * How likely it is that a learner who comes to school comes no more from next week on: by the strain that nobody sees and
 * by what the school's records show. It is told neither who the learner is nor whether a girl or a boy.
 */
export function weeklyHazard(
  traits: Pick<Traits, "work" | "support">,
  state: LearnerState,
  afterHolidays: boolean,
): number {
  const logarithm =
    BASE +
    0.62 * state.strain +
    2.8 * Math.min(state.missed, 0.6) +
    0.45 * Math.min(owedShare(state), 2) +
    0.35 * Math.min(state.overAge, 3) +
    0.4 * Math.min(state.repeated, 2) +
    5 * Math.max(0, 0.45 - state.level) +
    0.3 * traits.work -
    0.2 * traits.support -
    (state.isBoarder ? 0.4 : 0) +
    (afterHolidays ? 1.4 : 0);
  return Math.min(MOST, Math.exp(logarithm));
}

const STRUCK_OFF = [0, 0.2, 0.5];

/** How likely it is that the office strikes somebody off who has stayed away for so many whole weeks. */
export const strikingOff = (weeks: number): number => STRUCK_OFF[weeks] ?? 0.6;

/** How likely a learner is to go on to another school when a term is over. */
export const transferring = (isLastOfYear: boolean): number => (isLastOfYear ? 0.02 : 0.008);

/** How likely a learner is to stay in the grade for another year. */
export const repeating = ({ level }: Pick<LearnerState, "level">): number =>
  Math.min(0.4, 0.01 + Math.max(0, 0.42 - level) * 0.7);
