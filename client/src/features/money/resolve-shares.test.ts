import { expect, test } from "vitest";
import { resolveShares, shareEvenly } from "./resolve-shares";

type Case = { name: string; total: number; texts: string[]; cents: (number | null)[]; rest: number; isWhole: boolean };

const CASES: Case[] = [
  { name: "one learner gets all of it", total: 500_000, texts: [""], cents: [500_000], rest: 0, isWhole: true },
  {
    name: "an empty line takes what the others leave",
    total: 500_000,
    texts: ["2,000", "", "500.50"],
    cents: [200_000, 249_950, 50_050],
    rest: 0,
    isWhole: true,
  },
  {
    name: "two empty lines are not guessed at",
    total: 500_000,
    texts: ["", ""],
    cents: [null, null],
    rest: 500_000,
    isWhole: false,
  },
  {
    name: "what nobody gets is left",
    total: 500_000,
    texts: ["1000", "1500"],
    cents: [100_000, 150_000],
    rest: 250_000,
    isWhole: true,
  },
  {
    name: "more than there is stands below zero",
    total: 100_000,
    texts: ["900", "200"],
    cents: [90_000, 20_000],
    rest: -10_000,
    isWhole: false,
  },
  {
    name: "an empty line of which nothing is left gets nothing",
    total: 100_000,
    texts: ["1000", ""],
    cents: [100_000, null],
    rest: 0,
    isWhole: false,
  },
  { name: "words are no amount", total: 100_000, texts: ["half"], cents: [null], rest: 100_000, isWhole: false },
  { name: "nobody is named", total: 100_000, texts: [], cents: [], rest: 100_000, isWhole: true },
];

test.each(CASES)("$name", ({ total, texts, cents, rest, isWhole }) => {
  const lines = texts.map((text) => ({ learner: null, text }));
  expect(resolveShares(total, lines)).toEqual({ cents, rest, isWhole });
});

test.each([
  [1_000_000, 3],
  [100, 3],
  [123_456, 7],
])("%i cents among %i come to the same again", (total, among) => {
  const shares = shareEvenly(total, among);
  expect(shares.reduce((sum, cents) => sum + cents, 0)).toBe(total);
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(199);
});
