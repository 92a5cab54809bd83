import fc from "fast-check";
import type { Cell } from "../../src/attendance/cell.js";
import type { Mark } from "../../src/attendance/mark.js";
import type { Operation } from "../../src/sync/operation.js";
import { toLineText } from "../../src/values/line-text.js";
import { schoolDayAt } from "../../src/values/school-day.js";
import type { Score } from "../../src/values/score.js";

const number = (least: number, most = 2 ** 31 - 1) => fc.integer({ min: least, max: most });

const anyMark: fc.Arbitrary<Mark> = fc
  .record({
    status: fc.constantFrom("P", "A", "L", "E", "N"),
    reason: fc.option(number(1, 9999)),
    minutesLate: fc.option(number(1, 600)),
  })
  .map(({ status, reason, minutesLate }) => ({
    status,
    reason: "ALE".includes(status) ? reason : null,
    minutesLate: status === "L" ? minutesLate : null,
  }));

const anyCell: fc.Arbitrary<Cell> = fc
  .tuple(number(1, 9999), anyMark)
  .map(([position, mark]) => ({ position, mark, other: null }));

const anyCells = fc
  .uniqueArray(anyCell, { maxLength: 120, selector: ({ position }) => position })
  .map((cells) => cells.toSorted((one, other) => one.position - other.position));

const anyScore = fc.oneof(
  fc.nat(999).map(String),
  fc.tuple(fc.nat(999), number(1, 9)).map(([whole, tenths]) => `${whole}.${tenths}`),
  fc.constantFrom("A", "X", "-", "EE1", "EE2", "ME", "AE2", "BE"),
) as unknown as fc.Arbitrary<Score>;
const anyScores = fc
  .uniqueArray(fc.record({ position: number(1, 9999), score: anyScore }), {
    minLength: 1,
    maxLength: 120,
    selector: ({ position }) => position,
  })
  .map((scores) => scores.toSorted((one, other) => one.position - other.position));

const every = { counter: number(1), classId: number(1), seen: number(0), at: number(0, 2 ** 32 - 1) };
const ofRegister = {
  ...every,
  day: number(946_684_800, 4_000_000_000).map((seconds) => schoolDayAt(new Date(seconds * 1000))),
  session: fc.constantFrom("m", "a"),
};
const ofSheet = { ...every, assessmentId: number(1) };

const anyModeration = fc.record({
  how: fc.constantFrom("+5", "-2.5", "+0.5", "/80"),
  reason: fc.string({ unit: "binary", maxLength: 200 }).map(toLineText),
});

/** Any operation a device may write, however odd. */
export const anyOperation = fc.oneof(
  fc.record({
    kind: fc.constant("roll"),
    ...ofRegister,
    rosterRev: number(1),
    default: fc.constantFrom("P", "N"),
    cells: anyCells,
  }),
  fc.record({ kind: fc.constant("fix"), ...ofRegister, cell: anyCell }),
  fc.record({ kind: fc.constant("scores"), ...ofSheet, rosterRev: number(1), scores: anyScores }),
  fc.record({
    kind: fc.constant("scores"),
    ...ofSheet,
    rosterRev: number(1),
    scores: anyScores,
    moderation: anyModeration,
  }),
  fc.record({ kind: fc.constantFrom("submit", "reopen"), ...ofSheet }),
) as unknown as fc.Arbitrary<Operation>;
