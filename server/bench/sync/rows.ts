import { catchUp } from "./catch-up.js";
import { clashOffline } from "./clash-offline.js";
import { pullOwnClass } from "./pull-own-class.js";
import { pullSchool } from "./pull-school.js";
import { sendWeek } from "./send-week.js";
import type { Shape } from "./slow-link.js";
import { takeRollCall } from "./take-roll-call.js";
import type { Taken, Workload } from "./workload.js";

/** What is held against the bounds: bytes of bodies, requests, and seconds over the slowest link where they are bounded. */
export type Bound = { readonly bytes?: number; readonly requests?: number; readonly seconds?: number };

export type Row = {
  readonly name: string;
  readonly run: Workload;
  /** Which of the bodies the bounds are of. */
  readonly counts: "up" | "both ways";
  readonly must: Bound;
  readonly goal: Bound;
  /** The slowest link it is measured over. */
  readonly slowest: Shape;
};

const TWO_G: Shape = { name: "2G", bitsPerSecond: 50_000, roundTripMs: 600 };
const NEARER: Shape = { name: "50 kbit/s, 400 ms", bitsPerSecond: 50_000, roundTripMs: 400 };

export const ROWS: readonly Row[] = [
  {
    name: "W1 a roll-call of 45",
    run: takeRollCall,
    counts: "up",
    must: { bytes: 300, requests: 1 },
    goal: { bytes: 150, requests: 1 },
    slowest: TWO_G,
  },
  {
    name: "W2 a week of 12 classes",
    run: sendWeek,
    counts: "up",
    must: { bytes: 6000, requests: 1 },
    goal: { bytes: 2700, requests: 1 },
    slowest: TWO_G,
  },
  {
    name: "W3 first pull, a school",
    run: pullSchool,
    counts: "both ways",
    must: { bytes: 45_000, requests: 3, seconds: 12 },
    goal: { bytes: 30_000, requests: 2, seconds: 7 },
    slowest: TWO_G,
  },
  {
    name: "W3 until one's own class is there",
    run: pullOwnClass,
    counts: "both ways",
    must: { bytes: 10_000, requests: 1 },
    goal: { seconds: 2 },
    slowest: TWO_G,
  },
  { name: "W4 two offline, a clash", run: clashOffline, counts: "up", must: {}, goal: {}, slowest: TWO_G },
  {
    name: "500 queued, 5,000 cells to come",
    run: catchUp,
    counts: "both ways",
    must: { bytes: 45_000, requests: 3, seconds: 15 },
    goal: { seconds: 15 },
    slowest: NEARER,
  },
];

/** Whether what was taken stays within a bound; seconds are left out where they depend on the machine. */
export function isWithin(taken: Taken, counts: Row["counts"], { bytes, requests, seconds }: Bound): boolean {
  return (
    bytesOf(taken, counts) <= (bytes ?? Infinity) &&
    taken.requests <= (requests ?? Infinity) &&
    taken.seconds <= (seconds ?? Infinity)
  );
}

export const bytesOf = ({ up, down }: Taken, counts: Row["counts"]): number => (counts === "up" ? up : up + down);
