import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { type HeldOperation, whyHeld } from "./held-operation.js";
import type { Batch } from "../push/batch.js";
import { Outcome } from "../operation.entity.js";
import { operationOf } from "../sent-operation.js";
import type { Verdict } from "../verdict.js";

/** What of a batch waits for the head from now on; the verdicts are in its order. */
export async function newlyHeld(tx: Em, batch: Batch, verdicts: readonly Verdict[]): Promise<HeldOperation[]> {
  const held = batch.fresh.filter((_, index) => verdicts[index]?.outcome === Outcome.held);
  if (held.length === 0) return [];
  const { userId, deviceId } = batch.viewer;
  const [author] = await runSql<{ name: string; revokedAt: unknown }>(
    tx,
    "select u.name, d.revoked_at as revokedAt from device d join `user` u on u.id = d.user_id where d.id = ?",
    [deviceId],
  );
  return held.map((sent) => ({
    deviceId,
    counter: sent.counter,
    userId,
    authorName: author?.name ?? "",
    text: sent.text,
    deviceAt: new Date((operationOf(sent)?.at ?? 0) * 1000),
    clockOffset: batch.clockOffset,
    at: batch.now,
    why: whyHeld(batch.standing === "gone", author?.revokedAt != null),
  }));
}
