import { compareFractions, type Fraction } from "./fraction.js";

/** A learner's place among `of` who have one; `tied` where others share it. */
export type Place = { readonly place: number; readonly of: number; readonly tied: boolean };

/** What a place goes by, the first difference deciding; null for who has no place. */
export type Standing<Id> = { readonly id: Id; readonly by: readonly Fraction[] | null };

/** Places from the most to the least. Who is equal shares a place, and as many places after it are left out: 1, 2, 2, 4. */
export function rank<Id>(standings: readonly Standing<Id>[]): Map<Id, Place> {
  const placed = standings.flatMap(({ id, by }) => (by === null ? [] : [{ id, by }]));
  const sorted = placed.toSorted((one, other) => compare(other.by, one.by));
  const isEqual = (one: number, other: number) =>
    sorted[other] !== undefined && sorted[one] !== undefined && compare(sorted[one].by, sorted[other].by) === 0;
  let place = 0;
  return new Map(
    sorted.map(({ id }, index) => {
      const asBefore = isEqual(index, index - 1);
      if (!asBefore) place = index + 1;
      return [id, { place, of: sorted.length, tied: asBefore || isEqual(index, index + 1) }];
    }),
  );
}

const compare = (one: readonly Fraction[], other: readonly Fraction[]): number =>
  one.reduce((decided, each, index) => decided || compareFractions(each, other[index]!), 0);
