import { expect, it } from "vitest";
import { encodeContestLine } from "../../src/attendance/contests/encode-contest-line.js";
import { encodeDecided } from "../../src/sync/held/decided-items.js";
import { encodeHeld, heldItem } from "../../src/sync/held/held-items.js";
import { type HeldWhy, parseHeldId } from "../../src/sync/held/held-operation.js";
import type { UserId } from "../../src/values/ids.js";
import vectors from "../fixtures/wire/conflict-lines.json" with { type: "json" };

const instant = (seconds: number) => new Date(seconds * 1000);

it.each(vectors.contests)("says who contests a register: $line", ({ line, contests }) => {
  const toSayer = ({ by, at }: { by: number; at: number }) => ({ by: by as UserId, at: instant(at) });
  const shuffled = contests.toReversed().map(({ position, stands, other }) => ({
    position,
    stands: toSayer(stands),
    other: toSayer(other),
  }));
  expect(encodeContestLine(shuffled)).toBe(line);
});

it("has room in a line for a whole class of which everybody is contested", () => {
  const sayer = { by: (2 ** 31 - 1) as UserId, at: instant(2 ** 32 - 1) };
  const everybody = Array.from({ length: 120 }, (_, index) => ({ position: index + 1, stands: sayer, other: sayer }));
  expect(encodeContestLine(everybody).length).toBeLessThanOrEqual(4000);
});

it.each(vectors.held)("says what waits for the head: $line", ({ key, line, held }) => {
  const id = parseHeldId(held.id)!;
  const evidence = { deviceAt: instant(held.writtenAt + 5), clockOffset: 5, at: instant(held.receivedAt) };
  const written = { ...id, ...evidence, userId: held.authorId as UserId, authorName: held.authorName };
  expect(heldItem(id)).toBe(key);
  expect(encodeHeld({ ...written, text: held.text, why: held.why as HeldWhy })).toBe(line);
});

it.each(vectors.decided)(
  "says what the head decided: $line",
  ({ line, decided: { text, byName, at, taken, reason } }) => {
    expect(encodeDecided(text, byName, instant(at), taken ? { taken } : { taken: false, reason })).toBe(line);
  },
);
