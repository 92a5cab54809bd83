import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { MAX_BATCH_BYTES, MAX_OPERATIONS } from "../batch-limits.js";
import { type Judged, judgeOperations } from "./judge-operations.js";
import { lockDevice } from "./lock-device.js";
import { readSent } from "../sent-operation.js";
import { writeBatch } from "./write-batch.js";

export type Push = {
  /** The device's clock as it sends, unix seconds. */
  readonly deviceNow: number;
  readonly operations: readonly string[];
};

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
export async function push(services: Services, em: Em, viewer: UserViewer, sent: Push): Promise<Judged> {
  checkSize(sent.operations);
  const now = services.clock.now();
  const clockOffset = offsetOf(sent.deviceNow, now);
  if (Math.abs(clockOffset) > CLOCK_OFF_SECONDS) {
    services.logger.warn({ deviceId: viewer.deviceId, clockOffset }, "a device's clock is off");
  }
  const operations = sent.operations.map(readSent);
  const sitting = { viewer, standing: "present", now, clockOffset, operations } as const;
  return writeBatch(services, em, async (tx, oneByOne) => {
    await lockDevice(tx, viewer);
    return judgeOperations(tx, { ...sitting, oneByOne });
  });
}

export function checkSize(operations: readonly string[]): void {
  const bytes = operations.reduce((sum, text) => sum + text.length, 0);
  if (operations.length <= MAX_OPERATIONS && bytes <= MAX_BATCH_BYTES) return;
  throw new Refusal(
    ErrorCode.payloadTooLarge,
    `Send at most ${MAX_OPERATIONS} operations and ${MAX_BATCH_BYTES / 1024} KiB at once.`,
  );
}

export const offsetOf = (deviceNow: number, now: Date): number =>
  Math.max(-MAX_OFFSET, Math.min(MAX_OFFSET, deviceNow - Math.floor(now.getTime() / 1000)));
