import type { LearnerId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { foretell } from "./foretell.js";
import type { HistoryPlace } from "./history-place.js";
import { seedOf } from "./seed-of.js";

type Look = { readonly learnerId: LearnerId; readonly day: SchoolDay };
/** The true probability that a learner leaves by the end of the next term, and whether it came so. */
export type TrueRisk = { readonly risk: number; readonly left: boolean };

/**
 * What the process itself says of looks at the learners of a written history, each at the end of a school week; null of one
 * who was not there then. The history has kept its standings.
 */
export function trueRisks({ history, learnerIds }: HistoryPlace, looks: readonly Look[]): (TrueRisk | null)[] {
  const numbers = new Map(learnerIds.map((id, number) => [id, number]));
  const weeks = new Map(history.weeks.map(({ index, days }) => [days.at(-1)!.day, index]));
  return looks.map(({ learnerId, day }) => {
    const { number, traits, standings, life } = history.learners[numbers.get(learnerId)!]!;
    const week = weeks.get(day);
    const standing = standings.find((each) => each.week === week);
    if (week === undefined || !standing) return null;
    const risk = foretell(history, history.ladder, traits, standing, seedOf(history.seed, number));
    const { term } = history.weeks[week]!;
    const { ends } = history.terms[term + 1] ?? history.terms[term]!;
    const left = life.some((moment) => moment.kind === "left" && moment.day > day && moment.day <= ends);
    return risk === null ? null : { risk, left };
  });
}
