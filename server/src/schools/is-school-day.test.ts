import { describe, expect, it } from "vitest";
import type { TermId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { isSchoolDay } from "./is-school-day.js";
import { lastSchoolDays } from "./last-school-days.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { termOfDay } from "./term-of-day.js";

const term = (number: number, starts: string, ends: string) => ({
  id: number as TermId,
  year: 2026,
  number,
  starts: starts as SchoolDay,
  ends: ends as SchoolDay,
});

const calendar: SchoolCalendar = {
  weekdays: "12345",
  terms: [term(2, "2026-04-27", "2026-07-31"), term(3, "2026-08-24", "2026-10-23")],
  closures: [{ id: 1, name: "Half-term", starts: "2026-06-24" as SchoolDay, ends: "2026-06-28" as SchoolDay }],
};

type Case = [day: string, answer: "held" | string];

describe("school is held", () => {
  const cases: Case[] = [
    ["2026-04-26", "This day is outside every term."],
    ["2026-04-27", "held"],
    ["2026-06-23", "held"],
    ["2026-06-24", "School is closed: Half-term."],
    ["2026-06-28", "School is closed: Half-term."],
    ["2026-06-29", "held"],
    ["2026-07-25", "School is not held on Saturdays."],
    ["2026-07-26", "School is not held on Sundays."],
    ["2026-07-31", "held"],
    ["2026-08-01", "This day is outside every term."],
    ["2026-10-23", "held"],
  ];
  it.each(cases)("on %s: %s", (day, expected) => {
    const answer = isSchoolDay(calendar, day as SchoolDay);
    expect(answer.held ? "held" : answer.reason).toBe(expected);
  });

  it("on Saturdays too, where the school says so", () => {
    expect(isSchoolDay({ ...calendar, weekdays: "123456" }, "2026-07-25" as SchoolDay).held).toBe(true);
  });

  it("on so many last days, across closures and holidays", () => {
    expect(lastSchoolDays(calendar, "2026-06-30" as SchoolDay, 4)).toEqual([
      "2026-06-22",
      "2026-06-23",
      "2026-06-29",
      "2026-06-30",
    ]);
    expect(lastSchoolDays(calendar, "2026-08-25" as SchoolDay, 3)).toEqual(["2026-07-31", "2026-08-24", "2026-08-25"]);
    expect(lastSchoolDays(calendar, "2026-04-28" as SchoolDay, 30)).toEqual(["2026-04-27", "2026-04-28"]);
    expect(lastSchoolDays({ ...calendar, terms: [] }, "2026-04-28" as SchoolDay, 30)).toEqual([]);
  });
});

describe("the term of a day", () => {
  it.each([
    ["2026-01-01", 2],
    ["2026-04-27", 2],
    ["2026-07-31", 2],
    ["2026-08-10", 2],
    ["2026-08-24", 3],
    ["2026-12-31", 3],
  ])("%s is %d", (day, number) => {
    expect(termOfDay(calendar.terms, day as SchoolDay)?.number).toBe(number);
  });

  it("is none without terms", () => {
    expect(termOfDay([], "2026-01-01" as SchoolDay)).toBeNull();
  });
});
