import type { AsiliDb, OutboxRow } from "../db/asili-db";
import { getFeed } from "../db/feed";
import type { PullInput } from "../generated/wire/graphql";
import { addDigests } from "../values/digest";
import type { ScopeId, Seq } from "../values/ids";
import { readSendable } from "./read-sendable";
import { takeBatch } from "./take-batch";

/** What one request will say: operations, and how far this phone knows each scope. */
export type Outgoing = {
  readonly batch: readonly OutboxRow[];
  /** Something sendable had no room. */
  readonly left: boolean;
  readonly cursors: ReadonlyMap<ScopeId, Seq>;
  readonly epoch: string | null;
  readonly pull: PullInput;
};

export function gather(db: AsiliDb, school: string, limit: number, withDigest: boolean): Promise<Outgoing> {
  return db.transaction("r", [db.outbox, db.scopes, db.feed], async () => {
    const sendable = await readSendable(db, school, limit + 1);
    const batch = takeBatch(sendable, limit);
    const scopes = await db.scopes.toArray();
    const epoch = (await getFeed(db, "epoch")) ?? null;
    const access = (await getFeed(db, "access")) ?? null;
    const pull = {
      epoch,
      access,
      cursors: scopes.map(({ id, cursor }) => `${id}:${cursor}`).join(" "),
      ...(withDigest && batch.length === 0 && { digest: String(addDigests(...scopes.map(({ digest }) => digest))) }),
    };
    return {
      batch,
      left: sendable.length > batch.length,
      cursors: new Map(scopes.map(({ id, cursor }) => [id, cursor])),
      epoch,
      pull,
    };
  });
}
