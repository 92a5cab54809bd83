import { Random } from "../../src/platform/random.js";
import { GRADES, type Grade } from "../../src/values/grade.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { type FeePlan, feePlans, findFeePlan, totalOf } from "./fee-plans.js";
import type { History } from "./history.js";
import type { Ladder } from "./ladder.js";
import { type HistoryYears, kenyanYears } from "./kenyan-years.js";
import { layOutWeeks } from "./lay-out-weeks.js";
import { seedOf } from "./seed-of.js";
import { SchoolLife } from "./school-life.js";

/** A school to be made up. */
export type HistoryPlan = {
  readonly seed: number;
  readonly years: HistoryYears;
  /** The last day that is lived; without it, the calendar's. */
  readonly until?: SchoolDay;
  readonly classSize: number;
  /** The share of the learners who sleep at school. */
  readonly boarders: number;
  readonly fees: readonly FeePlan[];
  /** The grade that follows in the year after `year`; null where the school ends. */
  next(grade: Grade, year: number): Grade | null;
  classesOf(year: number): readonly { readonly grade: Grade; readonly stream: string }[];
  /** Whether to keep what the true risks are told from. */
  readonly keepsStandings: boolean;
};

/** Kinds of schools: the grades they have, the share of boarders, and what they ask for a term. */
export const KINDS = {
  primary: kind(["G1", "G2", "G3", "G4", "G5", "G6"], 0, { tuition: 1_200, lunch: 1_800, boarding: 6_000 }),
  junior: kind(["G7", "G8", "G9"], 0.2, { tuition: 4_500, lunch: 3_600, boarding: 14_000 }),
  senior: kind(["G10", "G11", "G12"], 0.6, { tuition: 6_500, lunch: 3_900, boarding: 16_500 }),
  mixed: kind(["G4", "G5", "G6", "G7", "G8", "G9"], 0.15, { tuition: 2_500, lunch: 2_700, boarding: 10_000 }),
};

function kind(grades: readonly Grade[], boarders: number, amounts: Parameters<typeof feePlans>[2]) {
  return { grades, boarders, fees: feePlans("Fees", grades, amounts) };
}

export type HistoryWish = {
  readonly seed: number;
  readonly learners: number;
  /** Whole years, of three terms each. */
  readonly years: number;
  readonly kind?: keyof typeof KINDS;
  /** The first of them; 2024 unless it is said. */
  readonly from?: number;
  readonly until?: SchoolDay;
  readonly keepsStandings?: boolean;
};

const STREAMS = ["East", "West", "North", "South", "Red", "Blue", "Green", "White", "Amboseli", "Tsavo", "Mara"];
const FULL_CLASS = 44;

/**
 * Makes up a school of so many learners over so many years, by a process that is the same every time for the same seed:
 * see `live-week.ts` for how weeks are lived, `hazard.ts` for how learners come to leave, and `foretell.ts` for the true
 * risk that follows from both.
 */
export function makeHistory({
  seed,
  learners,
  years,
  kind: name = "junior",
  from = 2024,
  ...rest
}: HistoryWish): History {
  const { grades, boarders, fees } = KINDS[name];
  const streams = Math.max(1, Math.min(STREAMS.length, Math.round(learners / grades.length / FULL_CLASS)));
  const classes = grades.flatMap((grade) =>
    Array.from({ length: streams }, (_, index) => ({ grade, stream: streams === 1 ? "" : STREAMS[index]! })),
  );
  const last = grades.at(-1);
  return liveHistory({
    seed,
    years: kenyanYears(from, years),
    classSize: Math.max(1, Math.round(learners / classes.length)),
    boarders,
    fees,
    next: (grade) => (grade === last ? null : (GRADES[GRADES.indexOf(grade) + 1] ?? null)),
    classesOf: () => classes,
    keepsStandings: rest.keepsStandings ?? true,
    ...(rest.until === undefined ? {} : { until: rest.until }),
  });
}

/** Lives through the whole of a plan. */
export function liveHistory(plan: HistoryPlan): History {
  const weeks = layOutWeeks(plan.years, new Random(seedOf(plan.seed, 4)), plan.until ?? null);
  const feeOf = (grade: Grade, isBoarder: boolean) => totalOf(findFeePlan(plan.fees, grade, isBoarder));
  const ladder: Ladder = { next: (grade, year) => plan.next(grade, year), feeOf };
  const life = new SchoolLife(plan, ladder, weeks);
  for (const term of weeks.terms.keys()) life.liveTerm(term);
  const { classes, learners, changes } = life;
  const { seed, years, fees } = plan;
  return { ...weeks, seed, years, ladder, fees, classes, learners, changes };
}
