import { Cell } from "../records/school-records.js";
import { type Cut, daysOfTerm, type OnRoll } from "./cut.js";
import { RiskFeature } from "./risk-feature.js";
import type { Values } from "./values.js";

const RECENT_DAYS = 20;
const LONG_DAYS = 60;

type Span = { readonly first: number; readonly end: number };

/** How many sessions were what, by `Cell`. */
type Counts = readonly number[];

const NONE: Counts = Object.values(Cell).map(() => 0);

const lastDays = ({ days }: Cut, count: number): Span => ({ first: Math.max(0, days - count), end: days });

function countCells({ records: { cells, days } }: Cut, place: number, { first, end }: Span): Counts {
  const counts = [...NONE];
  const base = place * days.length * 2;
  for (let at = base + first * 2; at < base + end * 2; at++) counts[cells[at]!]!++;
  return counts;
}

const attendedOf = (counts: Counts): number => counts[Cell.present]! + counts[Cell.late]!;
const takenOf = (counts: Counts): number => counts.reduce((sum, count) => sum + count, 0) - counts[Cell.unknown]!;
const shareOf = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** The attendance rate of the last 20 school days; NaN where no register was taken of the learner. */
export function recentRate(cut: Cut, place: number): number {
  const counts = countCells(cut, place, lastDays(cut, RECENT_DAYS));
  return shareOf(attendedOf(counts), takenOf(counts));
}

/** What registers tell of somebody on the roll. */
export function attendanceFeatures(cut: Cut, place: number): Values {
  const recent = countCells(cut, place, lastDays(cut, RECENT_DAYS));
  const long = countCells(cut, place, lastDays(cut, LONG_DAYS));
  const taken = takenOf(long);
  const rate = shareOf(attendedOf(recent), takenOf(recent));
  const { longest, current } = runsOf(cut, place, lastDays(cut, LONG_DAYS));
  return {
    [RiskFeature.attendanceRate]: rate,
    [RiskFeature.attendanceChange]: rate - lastTermRate(cut, place),
    [RiskFeature.longestAbsence]: taken === 0 ? Number.NaN : longest,
    [RiskFeature.daysSinceSeen]: taken === 0 ? Number.NaN : current,
    [RiskFeature.absentForFees]: shareOf(long[Cell.fees]!, taken),
    [RiskFeature.absentForWork]: shareOf(long[Cell.work]!, taken),
    [RiskFeature.absentForDistance]: shareOf(long[Cell.distance]!, taken),
    [RiskFeature.absentUnexplained]: shareOf(long[Cell.unexplained]!, taken),
    [RiskFeature.lateness]: shareOf(recent[Cell.late]!, attendedOf(recent)),
  };
}

function lastTermRate(cut: Cut, place: number): number {
  const span = daysOfTerm(cut, 1);
  if (!span) return Number.NaN;
  const counts = countCells(cut, place, span);
  return shareOf(attendedOf(counts), takenOf(counts));
}

/** Runs of days missed whole; a day of which no register was taken neither ends a run nor counts in it. */
function runsOf({ records: { cells, days } }: Cut, place: number, { first, end }: Span) {
  let [longest, current] = [0, 0];
  for (let day = first; day < end; day++) {
    const at = (place * days.length + day) * 2;
    const [morning, afternoon] = [cells[at]!, cells[at + 1]!];
    if (morning === Cell.unknown && afternoon === Cell.unknown) continue;
    current = isThere(morning) || isThere(afternoon) ? 0 : current + 1;
    longest = Math.max(longest, current);
  }
  return { longest, current };
}

const isThere = (cell: number): boolean => cell === Cell.present || cell === Cell.late;

/**
 * Where each rate stands among those of the class, 0 lowest and 1 highest, equal ones in their middle; NaN for who has
 * none, or nobody to be compared with. Rates are by place on the roll.
 */
export function ranksIn(roll: readonly OnRoll[], rates: Float64Array): Float64Array {
  const ranks = new Float64Array(roll.length).fill(Number.NaN);
  const rows = roll.map((_, row) => row).filter((row) => !Number.isNaN(rates[row]));
  for (const own of Map.groupBy(rows, (row) => roll[row]!.schoolClass.id).values()) {
    if (own.length < 2) continue;
    const sorted = own.toSorted((one, other) => rates[one]! - rates[other]!);
    for (let from = 0; from < sorted.length;) {
      const rate = rates[sorted[from]!]!;
      let to = from;
      while (to < sorted.length && rates[sorted[to]!] === rate) to++;
      for (let at = from; at < to; at++) ranks[sorted[at]!] = (from + to - 1) / 2 / (sorted.length - 1);
      from = to;
    }
  }
  return ranks;
}

/** Days on which a register was taken of the learner, up to the cut; counted to `most`. */
export function daysTaken({ records: { cells, days }, days: end }: Cut, place: number, most: number): number {
  let count = 0;
  for (let day = end - 1; day >= 0 && count < most; day--) {
    const at = (place * days.length + day) * 2;
    if (cells[at] !== Cell.unknown || cells[at + 1] !== Cell.unknown) count++;
  }
  return count;
}
