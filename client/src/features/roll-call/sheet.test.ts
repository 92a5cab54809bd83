import fc from "fast-check";
import { expect, test } from "vitest";
import type { Position, ReasonId } from "../../values/ids";
import type { Mark } from "../../values/mark";
import { Status } from "../../values/status";
import { sheetCounts, cycleMark, markAt, markRestPresent, type Marks, setMark, type Sheet, undo } from "./sheet";

const CLASS = Array.from({ length: 8 }, (_, index) => (index + 1) as Position);
const at = (position: number) => position as Position;
const fresh = (held: Marks = new Map()): Sheet => ({ held, edits: new Map(), past: [] });

const position = fc.constantFrom(...CLASS);
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>({ status: "P" }, { status: "A" }, { status: "L" }, { status: "E" }, { status: "N" }),
  fc.record({
    status: fc.constantFrom("A", "L", "E"),
    reasonId: fc.integer({ min: 1, max: 4 }).map((id) => id as ReasonId),
  }),
  fc.record({ status: fc.constant("L" as const), minutesLate: fc.integer({ min: 1, max: 600 }) }),
);
const held = fc
  .dictionary(fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8"), mark)
  .map((marks) => new Map(Object.entries(marks).map(([key, value]) => [at(Number(key)), value])));

/** One thing a teacher does to a sheet. */
type Act = (sheet: Sheet) => Sheet;
const act: fc.Arbitrary<Act> = fc.oneof(
  position.map(
    (where): Act =>
      (sheet) =>
        cycleMark(sheet, where),
  ),
  fc.tuple(position, mark).map(
    ([where, what]): Act =>
      (sheet) =>
        setMark(sheet, where, what),
  ),
  fc.subarray(CLASS).map(
    (some): Act =>
      (sheet) =>
        markRestPresent(sheet, some),
  ),
);
const acts = fc.array(act, { maxLength: 30 });
const played = (start: Sheet, list: readonly Act[]) => list.reduce((sheet, next) => next(sheet), start);
const marksOf = (sheet: Sheet) => CLASS.map((where) => markAt(sheet, where));

test("the counts are those of the marks shown, and add up to the class", () => {
  fc.assert(
    fc.property(held, acts, (start, list) => {
      const sheet = played(fresh(start), list);
      const counts = sheetCounts(sheet, CLASS);
      for (const status of Object.values(Status)) {
        expect(counts[status]).toBe(marksOf(sheet).filter((shown) => shown.status === status).length);
      }
      expect(counts.marked + counts.N).toBe(CLASS.length);
      expect(counts.all).toBe(CLASS.length);
    }),
  );
});

test("undo takes every act back, one at a time, to the sheet as it was opened", () => {
  fc.assert(
    fc.property(held, acts, (start, list) => {
      let sheet = fresh(start);
      const before: Mark[][] = [];
      for (const next of list) {
        const after = next(sheet);
        if (after !== sheet) before.push(marksOf(sheet));
        sheet = after;
      }
      while (before.length) {
        sheet = undo(sheet);
        expect(marksOf(sheet)).toEqual(before.pop());
      }
      expect(undo(sheet)).toBe(sheet);
      expect(sheet.edits.size).toBe(0);
    }),
  );
});

test("a sheet is changed exactly where it differs from what is held", () => {
  fc.assert(
    fc.property(held, acts, (start, list) => {
      const sheet = played(fresh(start), list);
      for (const where of CLASS) {
        const differs = JSON.stringify(markAt(sheet, where)) !== JSON.stringify(start.get(where) ?? { status: "N" });
        expect(sheet.edits.has(where)).toBe(differs);
      }
    }),
  );
});

test("taps go present, absent, late, excused and round to present, never back to not marked", () => {
  let sheet = fresh();
  const seen = Array.from({ length: 6 }, () => {
    sheet = cycleMark(sheet, at(3));
    return markAt(sheet, at(3)).status;
  });
  expect(seen.join("")).toBe("PALEPA");
});

test("a tap leaves the reason behind with the status it explained", () => {
  const sheet = setMark(fresh(), at(1), { status: "A", reasonId: 2 as ReasonId });
  expect(markAt(cycleMark(sheet, at(1)), at(1))).toEqual({ status: "L" });
});

test("'All present' fills the rest and leaves every mark made before it alone", () => {
  fc.assert(
    fc.property(held, acts, (start, list) => {
      const before = played(fresh(start), list);
      const after = markRestPresent(before, CLASS);
      for (const where of CLASS) {
        const was = markAt(before, where);
        expect(markAt(after, where)).toEqual(was.status === "N" ? { status: "P" } : was);
      }
    }),
  );
});

test("what another records meanwhile shows through wherever this sitting changed nothing", () => {
  const sheet = cycleMark(fresh(), at(1));
  const later = {
    ...sheet,
    held: new Map<Position, Mark>([
      [at(1), { status: "A" }],
      [at(2), { status: "L" }],
    ]),
  };
  expect(markAt(later, at(1))).toEqual({ status: "P" });
  expect(markAt(later, at(2))).toEqual({ status: "L" });
});

test("repeating a contested value is a change, because it settles the question", () => {
  const contested = new Map([[at(2), { status: "A", other: { status: "L" } } as const]]);
  const sheet = setMark(fresh(contested), at(2), { status: "A" });
  expect(sheet.edits.get(at(2))).toEqual({ status: "A" });
});
