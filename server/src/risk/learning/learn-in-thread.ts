import { setImmediate as pause } from "node:timers/promises";
import { chunksOf } from "../../platform/chunks-of.js";
import type { SchoolRecords } from "../records/school-records.js";
import { runInThread } from "../run-in-thread.js";
import type { HandedRow } from "./hand-rows.js";
import type { PooledRow } from "./join-pool.js";
import type { LearnedSchool, LearningOrder, OnPhase } from "./learn-school.js";
import type { FromThread, ToThread } from "./learning-wire.js";
import type { WeekScore } from "./score-week.js";

/** How long handing over keeps the process from everything else. */
const ITEMS_A_MESSAGE = 50;

export type ThreadLearning = {
  readonly records: SchoolRecords;
  readonly pooled: readonly PooledRow[];
  readonly order: LearningOrder;
  readonly onPhase: OnPhase;
  readonly signal: AbortSignal;
};

/** What `learnSchool` does, in a thread. Throws the signal's reason when it is aborted. */
export function learnInThread({ records, pooled, order, onPhase, signal }: ThreadLearning): Promise<LearnedSchool> {
  const scores: WeekScore[] = [];
  const handed: HandedRow[] = [];
  return runInThread<FromThread, LearnedSchool>({
    file: new URL("./learning-thread", import.meta.url),
    signal,
    feed: async (post) => {
      for (const message of piecesOf(records, pooled, order)) {
        if (signal.aborted) return;
        post(message);
        await pause();
      }
    },
    onMessage: (message) => {
      if (message.say === "phase") onPhase(message.phase, message.done, message.total);
      else if (message.say === "scores") scores.push(...message.items);
      else if (message.say === "handed") handed.push(...message.items);
      else return { ...message.learned, scores, handed: message.hands ? handed : null };
      return undefined;
    },
  });
}

function* piecesOf(
  { learners, assessments, ...records }: SchoolRecords,
  pooled: readonly PooledRow[],
  order: LearningOrder,
): Generator<ToThread> {
  yield { say: "records", records };
  for (const items of chunksOf(learners, ITEMS_A_MESSAGE)) yield { say: "learners", items };
  for (const items of chunksOf(assessments, ITEMS_A_MESSAGE)) yield { say: "assessments", items };
  for (const items of chunksOf(pooled, ITEMS_A_MESSAGE * 4)) yield { say: "pooled", items };
  yield { say: "begin", order };
}
