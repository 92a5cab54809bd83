import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Random } from "../../platform/random.js";
import { calibrate, calibrated } from "./calibrate.js";
import { toProbability } from "./log-odds.js";

const rowsOf = (line: (score: number) => number) => {
  const random = new Random(5);
  const scores = Float64Array.from({ length: 5000 }, () => 6 * random.next() - 3);
  return { scores, labels: Uint8Array.from(scores, (score) => Number(random.next() < toProbability(line(score)))) };
};

describe("calibration", () => {
  test("finds the line that scores were bent by", () => {
    const { scores, labels } = rowsOf((score) => 0.5 * score - 1.5);
    const { slope, intercept } = calibrate(scores, labels);
    expect(slope).toBeCloseTo(0.5, 1);
    expect(intercept).toBeCloseTo(-1.5, 1);
  });

  test("gives a score that goes the wrong way no say", () => {
    const { scores, labels } = rowsOf((score) => -score);
    const share = labels.reduce((sum, label) => sum + label, 0) / 5000;
    const line = calibrate(scores, labels);
    expect(line.slope).toBe(0);
    expect(toProbability(line.intercept)).toBeCloseTo(share, 3);
  });

  test("keeps order and is never sure, whatever comes", () => {
    const row = fc.tuple(fc.double({ min: -7, max: 7, noNaN: true }), fc.nat(1));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80 }), (rows) => {
        const scores = Float64Array.from(rows, ([score]) => score).sort();
        const answers = calibrated(
          scores,
          calibrate(
            scores,
            Uint8Array.from(rows, ([, label]) => label),
          ),
        );
        for (const [at, answer] of answers.entries()) {
          expect(Number.isFinite(answer)).toBe(true);
          if (at > 0) expect(answer).toBeGreaterThanOrEqual(answers[at - 1]!);
        }
      }),
    );
  });
});
