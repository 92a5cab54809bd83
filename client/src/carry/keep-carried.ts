import type { Account } from "../api/account";
import type { AsiliDb, CarriedRow } from "../db/asili-db";
import { envelopeId } from "./envelope-id";
import { openEnvelope } from "./open-envelope";

/** What became of an envelope that was read. */
export type Kept =
  | { readonly kind: "kept"; readonly row: CarriedRow }
  | { readonly kind: "kept-before" | "delivered-before"; readonly row: CarriedRow }
  | { readonly kind: "own" | "other-school" | "too-much" | "damaged" | "newer" };

/** A whole staff's week, and little enough for the smallest phone. */
const MOST_CARRIED = 50;
const MOST_BYTES = 34 * 1024;

/** Takes on a colleague's envelope, beside what the user has said and apart from it. `now` is in milliseconds. */
export async function keepCarried(
  db: AsiliDb,
  account: Account,
  envelope: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<Kept> {
  if ((envelope[0] ?? 0) > 1) return { kind: "newer" };
  if (envelope.length > MOST_BYTES) return { kind: "too-much" };
  const content = await openEnvelope(envelope).catch(() => null);
  if (!content) return { kind: "damaged" };
  const { userId, deviceId, schoolId: school, operations } = content;
  if (userId === account.userId) return { kind: "own" };
  if (!account.schools.some(({ id }) => id === String(school)) && account.schoolId !== String(school)) {
    return { kind: "other-school" };
  }
  const id = await envelopeId(envelope);
  const row: CarriedRow = {
    id,
    envelope,
    userId,
    deviceId,
    school: String(school),
    operations: operations.length,
    at: now,
    state: "waiting",
  };
  return db.transaction("rw", db.carried, async () => {
    const before = await db.carried.get(id);
    if (before?.state === "waiting") return { kind: "kept-before", row: before };
    if (before?.state === "delivered") return { kind: "delivered-before", row: before };
    const waiting = await db.carried.where({ state: "waiting" }).count();
    if (waiting >= MOST_CARRIED) return { kind: "too-much" };
    await db.carried.put(row);
    return { kind: "kept", row };
  });
}
