import { expect, test } from "vitest";
import { isDue } from "./is-due.js";

/** The time in Kenya. */
const at = (text: string): Date => new Date(`${text}+03:00`);

type Case = readonly [about: string, now: string, last: string | null, due: boolean];

const cases: readonly Case[] = [
  ["a school that never had one, at noon", "2026-09-07T12:00", null, true],
  ["the night's first minute", "2026-09-07T01:00", "2026-09-06T01:00", true],
  ["the minute before", "2026-09-07T00:59", "2026-09-06T01:00", false],
  ["the night's last minute", "2026-09-07T03:59", "2026-09-06T01:00", true],
  ["the minute after, with one a day old", "2026-09-07T04:00", "2026-09-06T03:59", true],
  ["the minute after, with one of this night", "2026-09-07T04:00", "2026-09-07T01:00", false],
  ["earlier in the night than last night's", "2026-09-07T01:05", "2026-09-06T03:50", true],
  ["one of the same night already", "2026-09-07T03:00", "2026-09-07T01:00", false],
  ["one that somebody asked for before midnight", "2026-09-07T01:10", "2026-09-06T23:30", true],
  ["one that somebody asked for after midnight, before one", "2026-09-07T01:10", "2026-09-07T00:30", true],
  // Where it is 1 o'clock in Kenya it is still the day before in Greenwich, and 10 in the evening.
  ["night in Kenya, evening in Greenwich", "2026-09-07T02:59", "2026-09-06T02:59", true],
  ["night in Greenwich, morning in Kenya", "2026-09-07T05:00", "2026-09-07T01:00", false],
  ["the first night of a year", "2027-01-01T01:30", "2026-12-31T01:30", true],
  ["a day to the minute, by day", "2026-09-07T12:00", "2026-09-06T12:00", false],
  ["more than a day, by day", "2026-09-07T12:01", "2026-09-06T12:00", true],
  ["a clock that was put back", "2026-09-07T12:00", "2026-09-09T12:00", false],
];

test.each(cases)("%s", (_, now, last, due) => {
  expect(isDue(at(now), last === null ? null : at(last))).toBe(due);
});
