import { expect, it } from "vitest";
import { classesGoingOn } from "./classes-going-on";

const classOf = (year: number, learnerCount: number) => ({ year, learnerCount });
const yearsOf = (...classes: ReturnType<typeof classOf>[]) => classesGoingOn(classes).map(({ year }) => year);

it("leaves out the years whose learners have gone on", () => {
  expect(yearsOf(classOf(2026, 30), classOf(2026, 0), classOf(2025, 0), classOf(2024, 0))).toEqual([2026, 2026]);
});

it("keeps a coming year, and one that some have yet to leave", () => {
  expect(yearsOf(classOf(2027, 0), classOf(2026, 30))).toEqual([2027, 2026]);
  expect(yearsOf(classOf(2027, 30), classOf(2026, 2), classOf(2025, 0))).toEqual([2027, 2026]);
});

it("keeps every class of a school that nobody has come to yet", () => {
  expect(yearsOf(classOf(2027, 0), classOf(2026, 0))).toEqual([2027, 2026]);
});
