import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExpandedRegister } from "../../test/attendance/expanded-register.js";
import { enrolledAt, isOnRoster, type Stay } from "../schools/stay.js";
import type { ClassId, DeviceId, LearnerId, UserId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { parseMark } from "./cell.js";
import { encodeMark } from "./mark.js";
import { mergeFix, mergeRoll } from "./merge-register.js";
import { cellOf, isImplied, type Register } from "./register.js";
import { countTotals } from "./totals.js";

const UNWRITTEN: Register = {
  classId: 1 as ClassId,
  day: "2026-11-23" as SchoolDay,
  session: "m",
  roll: null,
  cells: new Map(),
};
const REVISIONS = 5;

/** A roster that changed: some left, some came, one of them came back under a new number. */
const roster: fc.Arbitrary<Stay[]> = fc
  .array(fc.tuple(fc.nat(3), fc.option(fc.integer({ min: 1, max: 3 }))), { minLength: 2, maxLength: 6 })
  .map((stays) => {
    const first = stays.map(([from, length], index) => ({
      learnerId: (100 + index) as LearnerId,
      position: index + 1,
      fromRev: from + 1,
      toRev: length === null ? null : from + 1 + length,
    }));
    const gone = first.find(({ toRev }) => toRev !== null && toRev < REVISIONS);
    return gone ? [...first, { ...gone, position: first.length + 1, fromRev: gone.toRev! + 1, toRev: null }] : first;
  });

const value = fc.constantFrom("P", "A", "A.1", "L@5", "E", "N");
const write = { device: fc.nat(2), unseen: fc.oneof(fc.constant(0), fc.nat(4), fc.constant(100)) };
const step = fc.oneof(
  fc.record({
    kind: fc.constant("roll" as const),
    ...write,
    rosterRev: fc.integer({ min: 1, max: REVISIONS }),
    status: fc.constantFrom("P" as const, "N" as const),
    marks: fc.array(fc.tuple(fc.nat(6), value), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("fix" as const), ...write, place: fc.nat(6), value }),
);

const CLASS: Stay[] = [1, 2, 3].map((position) => ({
  learnerId: (100 + position) as LearnerId,
  position,
  fromRev: 1,
  toRev: null,
}));

const sourceOf = (device: number, seq: number) => ({
  seq,
  deviceId: device as DeviceId,
  counter: seq,
  authorId: device as UserId,
  at: new Date(seq),
});

const rolled = (register: Register, status: "P" | "N", device: number, seq: number, seen: number) =>
  mergeRoll(
    register,
    CLASS,
    { rosterRev: 1, default: status, marks: new Map() },
    { source: sourceOf(device, seq), seen },
    new Set(),
  ).register;

describe("a register stands", () => {
  it("on a roll taken after single cells", () => {
    const fix = { stay: CLASS[0]!, mark: parseMark("A")! };
    const fixed = mergeFix(UNWRITTEN, CLASS, fix, { source: sourceOf(1, 1), seen: 0 }, new Set()).register;
    expect(fixed.roll).toMatchObject({ rosterRev: 0, default: "N" });
    const register = rolled(fixed, "P", 2, 2, 0);
    expect(register.roll).toMatchObject({ rosterRev: 1, default: "P", source: { deviceId: 2 } });
    expect(says(register, CLASS, CLASS[0]!.learnerId)).toBe("A");
    const later = { stay: CLASS[1]!, mark: parseMark("L")! };
    expect(mergeFix(register, CLASS, later, { source: sourceOf(1, 3), seen: 2 }, new Set()).register.roll).toBe(
      register.roll,
    );
  });

  it("on the later of two rolls of the same weight, and on the weightier of two others", () => {
    const first = rolled(UNWRITTEN, "P", 1, 1, 0);
    expect(rolled(first, "P", 2, 2, 0).roll?.source.deviceId).toBe(2);
    expect(rolled(first, "N", 2, 2, 0).roll?.source.deviceId).toBe(1);
    expect(rolled(first, "N", 2, 2, 1).roll?.source.deviceId).toBe(2);
    expect(rolled(rolled(UNWRITTEN, "N", 1, 1, 0), "P", 2, 2, 0).cells.size).toBe(0);
  });
});

it("says what was said, and keeps no cell that its roll implies", () => {
  fc.assert(
    fc.property(roster, fc.array(step, { maxLength: 10 }), (stays, steps) => {
      const expected = new ExpandedRegister();
      let register = UNWRITTEN;
      steps.forEach((step, index) => {
        const seq = index + 1;
        const seen = Math.max(0, index - step.unseen);
        const source = {
          seq,
          deviceId: step.device as DeviceId,
          counter: seq,
          authorId: 1 as UserId,
          at: new Date(seq),
        };
        const claim = { seq, device: step.device, counter: seq, seen };
        if (step.kind === "fix") {
          const stay = stays[step.place % stays.length]!;
          expected.fix(stay.learnerId, step.value, claim);
          const fix = { stay, mark: parseMark(step.value)! };
          ({ register } = mergeFix(register, stays, fix, { source, seen }, new Set()));
          return;
        }
        const present = stays.filter((stay) => isOnRoster(stay, step.rosterRev));
        const marks = new Map(
          step.marks.flatMap(([place, said]) =>
            present.length > 0 ? [[present[place % present.length]!.position, said]] : [],
          ),
        );
        expected.roll(present, step.status, marks, claim);
        const parsed = new Map([...marks].map(([position, text]) => [position, parseMark(text)!]));
        const taken = { rosterRev: step.rosterRev, default: step.status, marks: parsed };
        ({ register } = mergeRoll(register, stays, taken, { source, seen }, new Set()));
      });

      const learners = [...new Set(stays.map(({ learnerId }) => learnerId))];
      expect(learners.map((id) => says(register, stays, id))).toEqual(learners.map((id) => expected.of(id)));
      for (const [learnerId, cell] of register.cells) {
        const stay = stays.find(({ position }) => position === cell.position)!;
        const enrolled = enrolledAt(stays, register.roll!.rosterRev).has(learnerId);
        expect([learnerId, isImplied(cell, register.roll!, enrolled)]).toEqual([stay.learnerId, false]);
      }
      const totals = countTotals(register, stays);
      expect(totals.absent).toBe(learners.filter((id) => expected.of(id).startsWith("A")).length);
      expect(totals.present).toBe(learners.filter((id) => expected.of(id).startsWith("P")).length);
    }),
    { numRuns: 4_000 },
  );
});

function says(register: Register, stays: readonly Stay[], learnerId: LearnerId): string {
  const enrolled = enrolledAt(stays, register.roll?.rosterRev ?? 0);
  const { value, other } = cellOf(register, learnerId, enrolled);
  return [value ? encodeMark(value.mark) : "N", ...(other ? [encodeMark(other.mark)] : [])].join("!");
}
