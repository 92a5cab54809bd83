import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engines } from "../engines.js";
import { Kills, type Way } from "./kills.js";

/** Below this the pipeline would have fewer steps than it has. */
const LEAST_BOUNDARIES = 15;
const MOST_BOUNDARIES = 100;

/** At every boundary on SQLite, at one in seven on another engine: all on all is for `npm run bench -- kills`. */
const CASES = engines
  .filter((engine) => engine === "sqlite" || engine === "mysql")
  .map((engine) => ({ engine, step: engine === "sqlite" ? 1 : 7 }));

describe.each(CASES)("11: killed at a step of a payment on $engine, at one in $step", ({ engine, step }) => {
  let kills: Kills;
  beforeAll(async () => {
    kills = await Kills.open(engine);
  }, 120_000);
  afterAll(() => kills[Symbol.asyncDispose]());

  it.each<Way>(["prompt", "paybill"])(
    "by %s, the next server leaves one journal, and the event delivered under one id",
    async (way) => {
      const outcomes = [];
      for (let nth = 1; nth <= MOST_BOUNDARIES; nth += step) {
        const outcome = await kills.kill(way, nth);
        outcomes.push(outcome);
        if (outcome.diedAt === null) break;
      }
      expect(outcomes.filter(({ fault }) => fault !== null)).toEqual([]);
      expect(outcomes.length * step).toBeGreaterThan(LEAST_BOUNDARIES);
      expect(outcomes.at(-1)!.diedAt).toBeNull();
    },
    900_000,
  );
});
