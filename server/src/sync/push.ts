import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { UserViewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { isPassing } from "../platform/passing-failure.js";
import { inTransaction } from "../platform/transaction.js";
import { type Batch, judgeBatch } from "./judge-batch.js";
import { lockDevice } from "./lock-device.js";
import { Outcome } from "./operation.entity.js";
import { readVerdicts, type StoredVerdict } from "./read-verdicts.js";
import { RejectCode } from "./reject-code.js";
import { operationOf, readSent, type SentOperation } from "./sent-operation.js";
import { storeVerdicts } from "./store-verdicts.js";
import { type Verdict, verdict } from "./verdict.js";

export type Push = {
  /** The device's clock as it sends, unix seconds. */
  readonly deviceNow: number;
  readonly operations: readonly string[];
};

export type PushResult = {
  /** One for each operation, in the order they were sent. */
  readonly verdicts: readonly Verdict[];
  /** The device's numbers clash with others given under its id: it needs an id of its own again. */
  readonly freshDevice: boolean;
};

const MAX_OPERATIONS = 200;
const MAX_BYTES = 32 * 1024;
/** A clock further off than this is noted; it never stands in the way. */
const CLOCK_OFF_SECONDS = 600;
const MAX_OFFSET = 2 ** 31 - 1;

/**
 * Takes what a device has said. Per operation:
 *
 *   sent before, same text   -- the verdict stored then
 *   sent before, other text  -- the number is taken: say it again under another
 *   new                      -- judged, and its verdict stored in the transaction of its effects
 *
 * Whatever fails on the way, sending the same again gives the same verdicts and no second effect.
 */
export async function push(services: Services, em: Em, viewer: UserViewer, sent: Push): Promise<PushResult> {
  checkSize(sent.operations);
  const now = services.clock.now();
  const clockOffset = offsetOf(sent.deviceNow, now);
  if (Math.abs(clockOffset) > CLOCK_OFF_SECONDS) {
    services.logger.warn({ deviceId: viewer.deviceId, clockOffset }, "a device's clock is off");
  }
  const operations = sent.operations.map(readSent);
  const judgeAll = (oneByOne: boolean) =>
    inTransaction(em, (tx) => judgePush(tx, { viewer, now, clockOffset, operations, oneByOne }));
  try {
    return await judgeAll(false);
  } catch (error) {
    if (error instanceof Refusal || isPassing(error)) throw error;
    services.logger.error({ err: error }, "a batch could not be written; its operations are tried one by one");
    return await judgeAll(true);
  } finally {
    services.relay.kick();
  }
}

function checkSize(operations: readonly string[]): void {
  const bytes = operations.reduce((sum, text) => sum + text.length, 0);
  if (operations.length <= MAX_OPERATIONS && bytes <= MAX_BYTES) return;
  throw new Refusal(
    ErrorCode.payloadTooLarge,
    `Send at most ${MAX_OPERATIONS} operations and ${MAX_BYTES / 1024} KiB at once.`,
  );
}

const offsetOf = (deviceNow: number, now: Date): number =>
  Math.max(-MAX_OFFSET, Math.min(MAX_OFFSET, deviceNow - Math.floor(now.getTime() / 1000)));

type Sitting = Pick<Batch, "viewer" | "now" | "clockOffset"> & {
  readonly operations: readonly SentOperation[];
  readonly oneByOne: boolean;
};

async function judgePush(tx: Em, { operations, oneByOne, ...sitting }: Sitting): Promise<PushResult> {
  await lockDevice(tx, sitting.viewer);
  const numbered = operations.filter(isNumbered);
  const counters = numbered.map(({ counter }) => counter);
  const stored = await readVerdicts(tx, sitting.viewer.deviceId, counters);
  const { fresh, reused } = sortOut(numbered, stored);
  const refused = numbered.flatMap((sent) => (isRefused(stored.get(sent.counter)) ? (operationOf(sent) ?? []) : []));

  const batch: Batch = { ...sitting, fresh, refused };
  const verdicts = fresh.length === 0 ? [] : await judgeBatch(tx, batch, oneByOne);
  await storeVerdicts(tx, batch, verdicts);

  const given = new Map(verdicts.map((each) => [each.counter, each]));
  const answer = (sent: SentOperation): Verdict => {
    if (!isNumbered(sent)) return verdict.rejected(0, RejectCode.malformed);
    if (reused.has(sent)) return verdict.rejected(sent.counter, RejectCode.counterReused);
    return stored.get(sent.counter)?.verdict ?? given.get(sent.counter)!;
  };
  return { verdicts: operations.map(answer), freshDevice: reused.size > 0 };
}

type Numbered = SentOperation & { readonly counter: number };

const isNumbered = (sent: SentOperation): sent is Numbered => sent.counter !== null;

const isRefused = (stored: StoredVerdict | undefined): boolean =>
  stored?.verdict.outcome === Outcome.rejected || stored?.verdict.outcome === Outcome.blocked;

/**
 * Tells the operations to be judged from those that were, and finds numbers that stand for two texts. From the first
 * such number on the device's count is not to be trusted: what is new is left for it to number again, in its order.
 */
function sortOut(operations: readonly Numbered[], stored: ReadonlyMap<number, StoredVerdict>) {
  const first = new Map<number, Numbered>();
  const reused = new Set<SentOperation>();
  const fresh: Numbered[] = [];
  for (const sent of operations.toSorted((one, other) => one.counter - other.counter)) {
    const known = stored.get(sent.counter) ?? first.get(sent.counter);
    if (known) {
      if (known.hash !== sent.hash) reused.add(sent);
    } else if (reused.size > 0) {
      reused.add(sent);
    } else {
      first.set(sent.counter, sent);
      fresh.push(sent);
    }
  }
  return { fresh, reused };
}
