import fc from "fast-check";
import { expect, test } from "vitest";
import {
  attendanceRate,
  type Board,
  type ClassDay,
  isUnfinished,
  missingRegisters,
  sessionTotals,
  type Totals,
  withNews,
} from "./board";

const DAY = "2026-11-23";
const totals = (present: number, absent: number): Totals => ({
  present,
  absent,
  late: 0,
  excused: 0,
  notTaken: 0,
  enrolled: present + absent,
});
const classDay = (id: string, revision: number, morning: Totals | null = null): ClassDay => ({
  day: DAY,
  revision,
  teacher: null,
  class: { id, name: `Grade ${id}`, learnerCount: 45 },
  morning,
  afternoon: null,
});
const aBoard = (...classes: ClassDay[]): Board => ({
  day: DAY,
  classes,
  trend: [
    { day: "2026-11-20", registersTaken: 4, registersExpected: 4, ...totals(170, 10) },
    { day: DAY, registersTaken: 0, registersExpected: 4, ...totals(0, 0) },
  ],
});

test("the same news in any order and any number of times gives the same board", () => {
  const news = fc.array(
    fc.record({ id: fc.constantFrom("1", "2"), revision: fc.integer({ min: 0, max: 6 }) }).map(({ id, revision }) =>
      // A revision says one thing only, whenever it is heard.
      classDay(id, revision, totals(40 - revision, revision)),
    ),
  );
  fc.assert(
    fc.property(news, fc.infiniteStream(fc.nat()), (heard, seeds) => {
      const board = aBoard(classDay("1", 1), classDay("2", 3));
      const shuffled = heard
        .map((one) => ({ one, at: seeds.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const once = withNews(board, heard);
      expect(withNews(board, [...shuffled, ...heard])).toEqual(once);
      expect(shuffled.reduce((shown, one) => withNews(shown, [one]), board)).toEqual(once);
    }),
  );
});

test("news of another day, another class or an older revision leaves the board as it is", () => {
  const board = aBoard(classDay("1", 5));
  const stale = [classDay("1", 5, totals(1, 1)), classDay("9", 8), { ...classDay("1", 9), day: "2026-11-20" }];
  expect(withNews(board, stale)).toBe(board);
});

test("the day's point of the trend moves with the news; earlier days do not", () => {
  const board = withNews(aBoard(classDay("1", 1), classDay("2", 1)), [classDay("1", 2, totals(42, 3))]);
  expect(board.trend[0]).toEqual(aBoard().trend[0]);
  expect(board.trend[1]).toMatchObject({ present: 42, absent: 3, registersTaken: 1, registersExpected: 4 });
});

test("a class without a register counts as not taken, never as absent", () => {
  const classes = [classDay("1", 1, totals(42, 3)), classDay("2", 1)];
  expect(sessionTotals(classes, "morning")).toEqual({ ...totals(42, 3), notTaken: 45, enrolled: 90 });
  expect(missingRegisters(classes, "morning").map((one) => one.class.id)).toEqual(["2"]);
  expect(attendanceRate(sessionTotals(classes, "morning"))).toBeCloseTo(42 / 45);
  expect(attendanceRate(sessionTotals(classes, "afternoon"))).toBeNull();
});

test("today's share is no point of the line until every register of it is in", () => {
  const day = { day: DAY, registersExpected: 4, ...totals(80, 10) };
  expect(isUnfinished({ ...day, registersTaken: 2 }, DAY)).toBe(true);
  expect(isUnfinished({ ...day, registersTaken: 4 }, DAY)).toBe(false);
  expect(isUnfinished({ ...day, registersTaken: 2 }, "2026-11-24")).toBe(false);
});
