import type { Em } from "../../platform/orm.js";
import type { Batch } from "./batch.js";
import { judgeBatch } from "./judge-batch.js";
import { Outcome } from "../operation.entity.js";
import { readVerdicts, type StoredVerdict } from "./read-verdicts.js";
import { RejectCode } from "../reject-code.js";
import { operationOf, type SentOperation } from "../sent-operation.js";
import { storeVerdicts } from "./store-verdicts.js";
import { type Verdict, verdict } from "../verdict.js";

/** What one device said, whichever way it came. */
export type Sitting = Pick<Batch, "viewer" | "standing" | "now" | "clockOffset"> & {
  readonly operations: readonly SentOperation[];
  readonly oneByOne: boolean;
};

export type Judged = {
  /** One for each operation, in the order they were sent. */
  readonly verdicts: readonly Verdict[];
  /** The device's numbers clash with others given under its id: it needs an id of its own again. */
  readonly freshDevice: boolean;
};

/** Gives each operation the verdict it was given before, or judges it and stores the verdict. Lock the device first. */
export async function judgeOperations(tx: Em, { operations, oneByOne, ...sitting }: Sitting): Promise<Judged> {
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
