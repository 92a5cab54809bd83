import fc from "fast-check";
import { expect, test } from "vitest";
import { oddsOf } from "./odds";

test.each([
  [0, "1 in 100"],
  [0.004, "1 in 100"],
  [0.05, "1 in 20"],
  [0.25, "1 in 4"],
  [0.28, "1 in 4"],
  [0.34, "1 in 3"],
  [0.41, "1 in 2"],
  [0.5, "1 in 2"],
  [0.61, "2 in 3"],
  [0.74, "3 in 4"],
  [0.83, "4 in 5"],
  [0.99, "9 in 10"],
])("%d is said as %s", (probability, said) => {
  const { of, outOf } = oddsOf(probability);
  expect(`${of} in ${outOf}`).toBe(said);
});

test("what is likelier is never said as less likely", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(probability, probability, (one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map(oddsOf);
      expect(less!.of / less!.outOf).toBeLessThanOrEqual(more!.of / more!.outOf);
    }),
  );
});
