import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { chunksOf } from "../../platform/chunks-of.js";
import type { RecordedAssessment, RecordedLearner, SchoolRecords } from "../records/school-records.js";
import type { RiskPhase } from "../training/risk-run.entity.js";
import type { PooledRow } from "./join-pool.js";
import { learnSchool, type LearningOrder } from "./learn-school.js";
import type { FromThread, ToThread } from "./learning-wire.js";

const ITEMS_A_MESSAGE = 200;

/** What `learnInThread` starts. */
const learners: RecordedLearner[] = [];
const assessments: RecordedAssessment[] = [];
const pooled: PooledRow[] = [];
let records: Omit<SchoolRecords, "learners" | "assessments"> | null = null;

// On Linux a thread has a priority of its own: whoever asks the server comes first. Elsewhere it would be the whole server's.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on("message", (message: ToThread) => {
  if (message.say === "records") records = message.records;
  else if (message.say === "learners") learners.push(...message.items);
  else if (message.say === "assessments") assessments.push(...message.items);
  else if (message.say === "pooled") pooled.push(...message.items);
  else begin(message.order);
});

const tell = (message: FromThread) => parentPort?.postMessage(message);

function begin(order: LearningOrder): void {
  const whole = { ...records!, learners, assessments };
  const onPhase = (phase: RiskPhase, done: number, total: number) => tell({ say: "phase", phase, done, total });
  const { scores, handed, ...learned } = learnSchool(whole, pooled, order, onPhase);
  for (const items of chunksOf(scores, ITEMS_A_MESSAGE)) tell({ say: "scores", items });
  for (const items of chunksOf(handed ?? [], ITEMS_A_MESSAGE)) tell({ say: "handed", items });
  tell({ say: "done", learned, hands: handed !== null });
}
