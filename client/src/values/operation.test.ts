import fc from "fast-check";
import { expect, it } from "vitest";
import type { Cell } from "./cell";
import { decodeOperation, encodeOperation, type Operation } from "./operation";
import { schoolDayAt } from "./school-day";

const natural = (min: number, max = 2_147_483_647) => fc.integer({ min, max });
const detail = {
  reason: fc.option(natural(1, 9999), { nil: undefined }),
  minutes: fc.option(natural(1, 600), { nil: undefined }),
};
const mark = fc.record({ status: fc.constantFrom(..."PALEN"), ...detail }).map(({ status, reason, minutes }) => ({
  status,
  ...("ALE".includes(status) && reason && { reasonId: reason }),
  ...(status === "L" && minutes && { minutesLate: minutes }),
}));
const cell = fc.tuple(natural(1, 9999), mark).map(([position, said]) => ({ position, ...said }) as unknown as Cell);
const cells = fc
  .uniqueArray(cell, { maxLength: 120, selector: ({ position }) => position })
  .map((list) => list.sort((one, other) => one.position - other.position));
const said = {
  counter: natural(1),
  classId: natural(1),
  day: natural(946_684_800, 4_000_000_000).map((seconds) => schoolDayAt(seconds * 1000)),
  session: fc.constantFrom("m", "a"),
  seen: natural(0),
  at: natural(0, 4_294_967_295),
};
const roll = fc.record({
  kind: fc.constant("roll"),
  ...said,
  rosterRev: natural(1),
  default: fc.constantFrom("P", "N"),
  cells,
});
const fix = fc.record({ kind: fc.constant("fix"), ...said, cell });

it("reads back every operation as it was written", () => {
  fc.assert(
    fc.property(fc.oneof(roll, fix), (operation) => {
      expect(decodeOperation(encodeOperation(operation as unknown as Operation))).toEqual(operation);
    }),
  );
});

it("never reads a line that it would write differently", () => {
  const almost = fc.stringMatching(
    /^[1-9]\d? [rf] 1[0-9]? 26(0\d|1[0-2])(0\d|2\d|3[01])[ma] 1 [PN]([AL]\d{1,2}(@\d{1,3})?){0,3} 0 1$/,
  );
  fc.assert(
    fc.property(almost, (text) => {
      const operation = readable(text);
      if (operation) expect(encodeOperation(operation)).toBe(text);
    }),
  );
});

function readable(text: string): Operation | null {
  try {
    return decodeOperation(text);
  } catch {
    return null;
  }
}
