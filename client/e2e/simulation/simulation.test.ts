import { describe, expect, it } from "vitest";
import { mutants } from "./mutants";
import { simulate } from "./simulate";

const NOTHING = {
  lost: 0,
  doubled: 0,
  "silently overwritten": 0,
  "replicas unequal": 0,
  "queues not empty": 0,
  "kept after access ended": 0,
};

describe("phones in days of bad luck", () => {
  it("lose, double and overwrite nothing, and agree in the end", async () => {
    const { faults, operations, findings, notes } = await simulate({ seed: 1, faults: 1_500 });
    console.log(`${faults.total} faults of ${faults.byKind.length} kinds, ${operations} operations:`, findings);
    expect(notes).toEqual([]);
    expect(findings).toEqual(NOTHING);
    expect(faults.byKind.length).toBeGreaterThanOrEqual(17);
  });

  it("have the same luck again from the same seed", async () => {
    const [once, again] = [await simulate({ seed: 7, faults: 150 }), await simulate({ seed: 7, faults: 150 })];
    expect(again.faults.byKind).toEqual(once.faults.byKind);
    expect(again.trail).toBe(once.trail);
  });

  it.each(["the server forgets its verdicts", "the other of two marks is not told"])(
    "show a planted bug: %s",
    async (name) => {
      const { notes } = await simulate({ seed: 1, faults: 900, tampering: mutants[name]!() });
      expect(notes).not.toEqual([]);
    },
  );
});
