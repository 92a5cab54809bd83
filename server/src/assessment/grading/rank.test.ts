import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction } from "./fraction.js";
import { rank, type Standing } from "./rank.js";

const standingsOf = (...marks: (number | null)[]): Standing<number>[] =>
  marks.map((mark, id) => ({ id, by: mark === null ? null : [fraction(mark)] }));
const placesOf = (standings: Standing<number>[]) => {
  const places = rank(standings);
  return standings.map(({ id }) => places.get(id)?.place ?? null);
};

test("who is equal shares a place, and the next is left out", () => {
  expect(placesOf(standingsOf(70, 90, 80, 80))).toEqual([4, 1, 2, 2]);
  expect(placesOf(standingsOf(50, 50, 50))).toEqual([1, 1, 1]);
  expect(placesOf([])).toEqual([]);
});

test("who has no result has no place, and does not count among the others; nothing is a result", () => {
  const places = rank(standingsOf(null, 0, 10, null, 0));
  expect([...places].toSorted(([one], [other]) => one - other)).toEqual([
    [1, { place: 2, of: 3, tied: true }],
    [2, { place: 1, of: 3, tied: false }],
    [4, { place: 2, of: 3, tied: true }],
  ]);
});

test("the second measure decides where the first is equal, and only then", () => {
  const by = (...all: [number, number][]) =>
    all.map(([one, other], id) => ({ id, by: [fraction(one, 7), fraction(other)] }));
  expect(placesOf(by([49, 10], [49, 20], [50, 0], [49, 20]))).toEqual([4, 2, 1, 2]);
});

test("a third of one is not a hair less than two sixths", () => {
  const thirds = [fraction(1, 3), fraction(2, 6), fraction(333_333_333, 1_000_000_000)];
  expect(placesOf(thirds.map((each, id) => ({ id, by: [each] })))).toEqual([1, 1, 3]);
});

test("a place is one more than how many are better, whatever the order", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(8)), { maxLength: 40 }), (marks) => {
      const places = rank(standingsOf(...marks));
      const sat = marks.filter((mark) => mark !== null);
      for (const [id, mark] of marks.entries()) {
        const better = sat.filter((other) => mark !== null && other > mark).length;
        const equal = sat.filter((other) => other === mark).length;
        expect(places.get(id)).toEqual(
          mark === null ? undefined : { place: better + 1, of: sat.length, tied: equal > 1 },
        );
      }
    }),
  );
});
