import { Random } from "../../src/platform/random.js";
import type { Feature } from "../../src/risk/feature.js";
import { toProbability } from "../../src/risk/model/log-odds.js";

/** Made-up learner-terms, the risk that each was given, and by it whether they left. */
export type TermRows = { features: Feature[]; risks: Float64Array; labels: Uint8Array };

const REASONS = ["none", "illness", "fees", "family", ""] as const;

/**
 * Twelve features of so many learner-terms, some tied, skewed or missing, and risks that follow from them by lines,
 * steps and by two at once; about one in twelve leaves.
 */
export function termRows(rows: number, seed: number): TermRows {
  const random = new Random(seed);
  const drawn = Array.from({ length: rows }, () => drawTerm(random));
  const column = (name: string, of: (term: Term) => number): Feature => ({
    name,
    kind: "number",
    values: Float64Array.from(drawn, of),
  });
  return {
    risks: Float64Array.from(drawn, riskOf),
    labels: Uint8Array.from(drawn, (term) => Number(random.next() < riskOf(term))),
    features: [
      column("attendance", ({ attendance }) => attendance),
      column("decline", ({ decline }) => decline),
      column("longest absence", ({ run }) => run),
      column("arrears", ({ arrears, knows }) => (knows[0] ? arrears : Number.NaN)),
      column("marks", ({ marks, knows }) => (knows[1] ? marks : Number.NaN)),
      column("failing", ({ failing }) => failing),
      column("age for grade", ({ age }) => age),
      column("repeats", ({ repeats }) => repeats),
      column("distance", ({ distance, knows }) => (knows[2] ? distance : Number.NaN)),
      column("late", ({ late }) => late),
      column("term", ({ term }) => term),
      { name: "reason", kind: "category", values: drawn.map(({ reason }) => reason) },
    ],
  };
}

type Term = ReturnType<typeof drawTerm>;

function drawTerm(random: Random) {
  const normal = () => Array.from({ length: 12 }, () => random.next()).reduce((sum, value) => sum + value, -6);
  const skewed = () => -Math.log(1 - random.next());
  const marks = Math.round(Math.min(95, Math.max(5, 50 + 15 * normal())));
  return {
    attendance: Math.max(0, Math.round((1 - 0.05 * skewed() - 0.03 * skewed()) * 65) / 65),
    decline: Math.round(0.05 * normal() * 100) / 100,
    run: Math.floor(2 * skewed()),
    arrears: random.chance(0.4) ? 0 : Math.round(40 * skewed()) / 100,
    marks,
    failing: Math.max(0, Math.round((50 - marks) / 10 + normal())),
    age: Math.round(1.2 * normal()),
    repeats: Number(random.chance(0.08)),
    distance: Math.round(20 * (skewed() + skewed())) / 10,
    late: Math.floor(3 * skewed()),
    term: random.between(1, 3),
    reason: random.pick(REASONS),
    knows: [random.chance(0.9), random.chance(0.9), random.chance(0.7)] as const,
  };
}

function riskOf(term: Term): number {
  const { attendance, decline, run, arrears, failing, age, repeats, distance, reason } = term;
  return toProbability(
    -4.2 +
      9 * (0.92 - attendance) -
      5 * decline +
      (decline < 0 ? 0.25 * run : 0) +
      (arrears > 0.5 && attendance < 0.9 ? 1 : 0) +
      0.18 * failing +
      0.5 * Math.max(0, age) +
      0.6 * repeats +
      0.06 * distance +
      (reason === "fees" ? 0.7 : reason === "family" ? 0.5 : 0),
  );
}

/** Some of the rows, in the order asked for. */
export function pickRows(features: readonly Feature[], rows: readonly number[]): Feature[] {
  return features.map((feature) =>
    feature.kind === "number"
      ? { ...feature, values: Float64Array.from(rows, (row) => feature.values[row]!) }
      : { ...feature, values: rows.map((row) => feature.values[row]!) },
  );
}
