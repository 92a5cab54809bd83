import { afterAll, beforeAll, expect, it } from "vitest";
import { Kills, type Way } from "./kills.js";

/** Below this the pipeline would have fewer steps than it has. */
const LEAST_BOUNDARIES = 20;
const MOST_BOUNDARIES = 100;

let kills: Kills;
beforeAll(async () => {
  kills = await Kills.open("sqlite");
}, 120_000);
afterAll(() => kills[Symbol.asyncDispose]());

// All engines, and as many kills as one likes: npm run bench -- kills
it.each<Way>(["prompt", "paybill"])(
  "11: killed at every step of a payment by %s, the next server leaves one journal, and the event delivered under one id",
  async (way) => {
    const outcomes = [];
    for (let nth = 1; nth <= MOST_BOUNDARIES; nth++) {
      const outcome = await kills.kill(way, nth);
      outcomes.push(outcome);
      if (outcome.diedAt === null) break;
    }
    expect(outcomes.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(LEAST_BOUNDARIES);
    expect(outcomes.at(-1)!.diedAt).toBeNull();
  },
  1_800_000,
);
