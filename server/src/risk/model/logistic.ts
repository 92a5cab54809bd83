import { toProbability, logLoss } from "./log-odds.js";

/** Log-odds = intercept + the sum of weight x column, the columns standardised. */
export type Logistic = { readonly intercept: number; readonly weights: readonly number[] };

/** Columns of standardised numbers, each as long as there are rows. */
export type Design = readonly Float64Array[];

const STEPS = 30;
const SOLVE_STEPS = 60;
const CLOSE = 1e-7;

/**
 * Fits by Newton's method, each step solved by conjugate gradients: it takes rows x columns of time and the same numbers
 * give the same answer. `ridge` draws the weights to zero, never the intercept: it is what half the sum of their squares
 * costs. `from` is where to begin.
 */
export function fitLogistic(design: Design, labels: Uint8Array, ridge: number, from?: Logistic): Logistic {
  const beta = Float64Array.of(from?.intercept ?? 0, ...(from?.weights ?? design.map(() => 0)));
  let cost = costOf(beta, design, labels, ridge);
  for (let step = 0; step < STEPS; step++) {
    const odds = linearOf(beta, design, labels.length);
    const shares = odds.map(toProbability);
    const slope = gradient(beta, design, labels, shares, ridge);
    if (Math.hypot(...slope) < CLOSE * labels.length) break;
    const curve = shares.map((share) => Math.max(share * (1 - share), 1e-9));
    const move = solve(slope, (direction) => curvature(direction, design, curve, ridge));
    const next = walk(beta, move, cost, (at) => costOf(at, design, labels, ridge));
    if (next === null) break;
    cost = next;
  }
  return { intercept: beta[0]!, weights: Array.from(beta.subarray(1)) };
}

/** The log-odds of every row. */
export const logOddsOf = ({ intercept, weights }: Logistic, design: Design, rows: number): Float64Array =>
  linearOf(Float64Array.of(intercept, ...weights), design, rows);

/** Goes down along `move`, half as far until it is less; tells the cost there, or null when nothing is gained. */
function walk(
  beta: Float64Array,
  move: Float64Array,
  cost: number,
  costAt: (at: Float64Array) => number,
): number | null {
  for (let length = 1; length > 1e-4; length /= 2) {
    const there = beta.map((value, at) => value - length * move[at]!);
    const next = costAt(there);
    if (next < cost) {
      beta.set(there);
      return cost - next < 1e-9 * (1 + cost) ? null : next;
    }
  }
  return null;
}

function linearOf(beta: Float64Array, design: Design, rows: number): Float64Array {
  const sums = new Float64Array(rows).fill(beta[0]!);
  for (const [at, column] of design.entries()) {
    const weight = beta[at + 1]!;
    if (weight !== 0) for (let row = 0; row < rows; row++) sums[row]! += weight * column[row]!;
  }
  return sums;
}

function costOf(beta: Float64Array, design: Design, labels: Uint8Array, ridge: number): number {
  let sum = 0;
  for (let at = 1; at < beta.length; at++) sum += (ridge / 2) * beta[at]! ** 2;
  for (const [row, odds] of linearOf(beta, design, labels.length).entries()) sum += logLoss(odds, labels[row]!);
  return sum;
}

function gradient(
  beta: Float64Array,
  design: Design,
  labels: Uint8Array,
  shares: Float64Array,
  ridge: number,
): Float64Array {
  const off = shares.map((share, row) => share - labels[row]!);
  const sums = transposed(off, design);
  for (let at = 1; at < beta.length; at++) sums[at]! += ridge * beta[at]!;
  return sums;
}

function curvature(direction: Float64Array, design: Design, curve: Float64Array, ridge: number): Float64Array {
  const bent = linearOf(direction, design, curve.length).map((value, row) => value * curve[row]!);
  const sums = transposed(bent, design);
  for (let at = 1; at < direction.length; at++) sums[at]! += ridge * direction[at]!;
  return sums;
}

function transposed(rows: Float64Array, design: Design): Float64Array {
  const sums = new Float64Array(design.length + 1);
  for (const value of rows) sums[0]! += value;
  for (const [at, column] of design.entries()) sums[at + 1] = dot(column, rows);
  return sums;
}

/** Conjugate gradients: what `apply` turns into `wanted`, near enough. */
function solve(wanted: Float64Array, apply: (direction: Float64Array) => Float64Array): Float64Array {
  const answer = new Float64Array(wanted.length);
  const rest = wanted.slice();
  let direction = rest.slice();
  let size = dot(rest, rest);
  const enough = size * 1e-8;
  for (let step = 0; step < SOLVE_STEPS && size > enough; step++) {
    const applied = apply(direction);
    const length = size / dot(direction, applied);
    for (let at = 0; at < answer.length; at++) {
      answer[at]! += length * direction[at]!;
      rest[at]! -= length * applied[at]!;
    }
    const next = dot(rest, rest);
    direction = rest.map((value, at) => value + (next / size) * direction[at]!);
    size = next;
  }
  return answer;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}
