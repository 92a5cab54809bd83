import { measureGroups } from "../../src/risk/model/measure-groups.js";
import { type Measures, measure } from "../../src/risk/model/measures.js";
import { printTable } from "../report/print-table.js";
import { BASELINE, eventsOf, OWN } from "./foretell.js";
import type { Foretold } from "./foretold.js";
import type { Goals } from "./goals.js";

const MEASURES = ["auc", "prAuc", "recallAtTenth", "brier", "calibrationError"] as const;
type Measure = (typeof MEASURES)[number];
const HEADINGS = { auc: "AUC", prAuc: "PR-AUC", recallAtTenth: "recall@10%", brier: "Brier", calibrationError: "ECE" };

/** How far a median may lie below a peer's. */
const WITHIN = { auc: 0.01, prAuc: 0.03, recallAtTenth: 0.03 } as const;
const WORST_SPLIT = 0.03;
const WITHIN_BRIER = 0.003;
const MOST_OFF = { many: { rows: 1000, error: 0.03 }, few: { rows: 200, error: 0.07 } };
const LEAST_GROUP_EVENTS = 100;
const MOST_GAPS = { auc: 0.05, recallAtTenth: 0.1 } as const;

/** Prints what the splits came to, and checks them against what has to be shown of being as good as others, calibrated and fair. */
export function checkLines(splits: readonly Foretold[], goals: Goals): void {
  const measured = splits.map(({ said, labels }) =>
    Object.fromEntries(Object.entries(said).map(([name, probabilities]) => [name, measure(probabilities, labels)])),
  );
  const names = Object.keys(measured[0] ?? {});
  const all = (name: string, key: Measure) => measured.map((split) => split[name]![key] ?? Number.NaN);
  printTable(
    ["AUC of split", "learnt", "events", "foretold", "events", ...names],
    splits.map(({ learnt, labels }, at) => [
      `${at + 1}`,
      ...[learnt.rows, learnt.events, labels.length, eventsOf(labels)].map(String),
      ...names.map((name) => round(measured[at]![name]!.auc ?? Number.NaN)),
    ]),
  );
  printTable(
    ["median of the splits", ...MEASURES.map((key) => HEADINGS[key])],
    names.map((name) => [name, ...MEASURES.map((key) => round(median(all(name, key))))]),
  );
  for (const peer of names.filter((name) => name === BASELINE || name.startsWith("scikit-learn"))) {
    checkBeside(peer, (name, key) => all(name, key), goals);
  }
  checkCalibration(splits, goals);
  checkGroups(splits, goals);
  goals.print();
}

/** As good as a peer. */
function checkBeside(peer: string, all: (name: string, key: Measure) => number[], goals: Goals): void {
  for (const key of ["auc", "prAuc", "recallAtTenth"] as const) {
    const above = median(all(OWN, key)) - median(all(peer, key));
    const goal = `median ${HEADINGS[key]} at most ${WITHIN[key]} below ${peer}`;
    goals.check(above >= -WITHIN[key], goal, signed(above));
  }
  const worst = Math.min(...all(OWN, "auc").map((value, at) => value - all(peer, "auc")[at]!));
  goals.check(worst >= -WORST_SPLIT, `no split's AUC more than ${WORST_SPLIT} below ${peer}`, signed(worst));
  if (peer === BASELINE) return;
  const above = all(OWN, "brier").map((value, at) => value - all(peer, "brier")[at]!);
  const brier = median(all(OWN, "brier")) - median(all(peer, "brier"));
  const figure = `${signed(brier)}, worst split ${signed(Math.max(...above))}`;
  goals.check(brier <= WITHIN_BRIER, `median Brier at most ${WITHIN_BRIER} above ${peer}`, figure);
}

/**
 * As said, so it comes: in a split of many rows, and roughly in what of it is foretold together, if that is few. By the
 * median, for even the true risks are off by chance, now and then by more than is asked.
 */
function checkCalibration(splits: readonly Foretold[], goals: Goals): void {
  const own = splits.map(({ said, labels }) => measure(said[OWN]!, labels));
  const { many, few } = MOST_OFF;
  const check = (part: readonly Measures[], most: number, rows: string) => {
    if (part.length === 0) return;
    const errors = part.map(({ calibrationError }) => calibrationError!);
    const figure = `median ${round(median(errors))}, worst of ${errors.length} ${round(Math.max(...errors))}`;
    goals.check(median(errors) <= most, `calibration error at most ${most} on ${rows} rows`, figure);
  };
  check(
    own.filter(({ rows }) => rows >= many.rows),
    many.error,
    `${many.rows} and more`,
  );
  check(
    splits.flatMap(measureParts).filter(({ rows }) => rows < few.rows),
    few.error,
    `fewer than ${few.rows}`,
  );
}

function measureParts({ parts, said, labels }: Foretold): Measures[] {
  return [...Map.groupBy(labels.keys(), (row) => parts[row]!).values()].map((rows) =>
    measure(
      Float64Array.from(rows, (row) => said[OWN]![row]!),
      Uint8Array.from(rows, (row) => labels[row]!),
    ),
  );
}

/** As well for each group as for the others, over the rows of all splits, where each has events enough to tell. */
function checkGroups(splits: readonly Foretold[], goals: Goals): void {
  const rows = splits.flatMap(({ kinds, said, labels }) =>
    kinds.map((kind, row) => ({ kind, said: said[OWN]![row]!, label: labels[row]! })),
  );
  const known = rows.filter((row) => row.kind !== null);
  if (known.length === 0) return;
  const groups = measureGroups(
    known.map(({ kind }) => kind!),
    Float64Array.from(known, ({ said }) => said),
    Uint8Array.from(known, ({ label }) => label),
  ).filter(({ measures }) => measures.events >= LEAST_GROUP_EVENTS);
  if (groups.length < 2) return void console.log(`(no two groups with ${LEAST_GROUP_EVENTS} events to compare)`);
  for (const key of ["auc", "recallAtTenth"] as const) {
    const values = groups.map(({ measures }) => measures[key] ?? Number.NaN);
    const figure = groups.map(({ group, measures }, at) => `${group} ${round(values[at]!)} (${measures.events})`);
    const gap = Math.max(...values) - Math.min(...values);
    goals.check(
      gap <= MOST_GAPS[key],
      `${HEADINGS[key]} at most ${MOST_GAPS[key]} apart between groups`,
      `${round(gap)}; ${figure.join(", ")}`,
    );
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

const round = (value: number): string => value.toFixed(4);
const signed = (value: number): string => (value < 0 ? "" : "+") + round(value);
