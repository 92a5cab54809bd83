import "reflect-metadata";
import fc from "fast-check";
import { describe, it } from "vitest";
import { engines, openFreshDatabase } from "../engines.js";
import { feeStep, playStep } from "./fee-verbs.js";
import { aFeeWorld, checkAccounts, checkBooks } from "./fee-world.js";

/** How many operations a school goes through. With 1 as the least, and without `endOnFailure`, a failure is made small. */
const STEPS = 100;
/** `ASILI_FEE_OPERATIONS=100000 npm run vitest -- server/test/fees/fees-model` plays so many on each engine. */
const asked = Number(process.env["ASILI_FEE_OPERATIONS"] ?? 0);
const runsOn = (engine: string) => Math.ceil((asked || (engine === "sqlite" ? 3_000 : 500)) / STEPS);

describe.each(engines)("a school's books on %s", (engine) => {
  it("say what was done, whatever was done in whatever order", { timeout: 180_000 + asked * 60 }, async () => {
    await using database = await openFreshDatabase(engine);
    const script = fc.array(feeStep, { minLength: STEPS, maxLength: STEPS, size: "max" });
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const world = await aFeeWorld(database.orm);
        for (const step of steps) {
          await playStep(world, step);
          await checkAccounts(world);
        }
        await checkBooks(world);
      }),
      { numRuns: runsOn(engine), endOnFailure: true },
    );
  });
});
