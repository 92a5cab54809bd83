import { setImmediate as pause } from "node:timers/promises";

/** How long the process may be kept from everything else. */
const LONGEST_MS = 5;

/** Does a long work piece by piece, letting the process do something else every few milliseconds. */
export async function runInPieces<Result>(work: Generator<void, Result>): Promise<Result> {
  for (let began = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began < LONGEST_MS) continue;
    await pause();
    began = performance.now();
  }
}

/** Does it all at once. */
export function runAtOnce<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
