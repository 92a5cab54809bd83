import fc from "fast-check";
import { expect, test } from "vitest";
import type { TermId } from "../../values/ids";
import { kindOfDay, type SchoolCalendar } from "../../values/school-calendar";
import { addDays, parseSchoolDay } from "../../values/school-day";
import { earlierSchoolDay, stepSchoolDay } from "./step-school-day";

const day = parseSchoolDay;
const CALENDAR: SchoolCalendar = {
  school: { name: "Asili Primary", weekdays: "12345" },
  terms: [
    { termId: 1 as TermId, year: 2026, number: 2, starts: day("2026-04-27"), ends: day("2026-07-31") },
    { termId: 2 as TermId, year: 2026, number: 3, starts: day("2026-08-24"), ends: day("2026-10-23") },
  ],
  closures: [{ starts: day("2026-06-24"), ends: day("2026-06-28"), name: "Half-term" }],
};

type Case = { from: string; earlier: string | null; later: string | null };
const cases: Case[] = [
  { from: "2026-06-17", earlier: "2026-06-16", later: "2026-06-18" },
  { from: "2026-06-15", earlier: "2026-06-12", later: "2026-06-16" },
  { from: "2026-06-23", earlier: "2026-06-22", later: "2026-06-29" },
  { from: "2026-08-24", earlier: null, later: "2026-08-25" },
  { from: "2026-08-10", earlier: "2026-07-31", later: "2026-08-24" },
  { from: "2026-10-23", earlier: "2026-10-22", later: null },
];

test.each(cases)("from $from back to $earlier, on to $later", ({ from, earlier, later }) => {
  expect(earlierSchoolDay(CALENDAR, day(from))).toBe(earlier);
  expect(stepSchoolDay(CALENDAR, day(from), 1)).toBe(later);
});

test("a step lands on a school day and passes none over", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.constantFrom(1 as const, -1 as const), (days, step) => {
      const from = addDays(day("2026-04-20"), days);
      const landed = stepSchoolDay(CALENDAR, from, step);
      if (!landed) return;
      expect(kindOfDay(landed, CALENDAR).kind).toBe("school-day");
      for (let passed = addDays(from, step); passed !== landed; passed = addDays(passed, step)) {
        expect(kindOfDay(passed, CALENDAR).kind).not.toBe("school-day");
      }
    }),
  );
});
