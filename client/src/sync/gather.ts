import type { AsiliDb, OutboxRow } from "../db/asili-db";
import { getFeed } from "../db/feed";
import { addDigests } from "../values/digest";
import type { ScopeId, Seq } from "../values/ids";
import { encodeKnown } from "../values/known";
import { readSendable } from "./outbox/read-sendable";
import { takeBatch } from "./take-batch";

/** What one request will say: operations, and how far this phone knows each scope. */
export type Outgoing = {
  readonly batch: readonly OutboxRow[];
  /** Something sendable had no room. */
  readonly left: boolean;
  readonly cursors: ReadonlyMap<ScopeId, Seq>;
  readonly epoch: string | null;
  /** All of what it knows, in the wire's form. */
  readonly pull: string;
};

export function gather(db: AsiliDb, school: string, limit: number, withDigest: boolean): Promise<Outgoing> {
  return db.transaction("r", [db.outbox, db.scopes, db.feed], async () => {
    const sendable = await readSendable(db, school, limit + 1);
    const batch = takeBatch(sendable, limit);
    const scopes = await db.scopes.toArray();
    const epoch = (await getFeed(db, "epoch")) ?? null;
    const access = (await getFeed(db, "access")) ?? null;
    const cursors = new Map(scopes.map(({ id, cursor }) => [id, cursor]));
    const digest = withDigest && batch.length === 0 ? addDigests(...scopes.map((scope) => scope.digest)) : null;
    return {
      batch,
      left: sendable.length > batch.length,
      cursors,
      epoch,
      pull: encodeKnown({ epoch, access, cursors, digest }),
    };
  });
}
