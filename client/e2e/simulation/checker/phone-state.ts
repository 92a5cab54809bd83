import type { AsiliDb } from "../../../src/db/asili-db";
import { readSyncState } from "../../../src/db/read-sync-state";

export type OutboxState = {
  readonly n: number;
  readonly text: string;
  readonly classId: number;
  readonly key: string;
  readonly at: number;
  readonly state: "waiting" | "rejected" | "blocked" | "held";
};

/** All that a phone keeps, row by row, and what it tells its user of it. */
export type PhoneState = {
  readonly name: string;
  readonly clan: string;
  readonly user: number;
  readonly scopes: readonly {
    readonly id: number;
    readonly classId: number | null;
    readonly cursor: number;
    readonly digest: number;
  }[];
  readonly items: readonly { readonly scope: number; readonly key: string; readonly line: string }[];
  readonly outbox: readonly OutboxState[];
  /** Class ids of what is kept of things that are done with, and of sheets begun. */
  readonly traces: readonly number[];
  readonly told: { readonly unsent: number; readonly needsYou: number };
};

export async function readPhoneState(
  who: Pick<PhoneState, "name" | "clan" | "user">,
  db: AsiliDb,
): Promise<PhoneState> {
  const [scopes, sealed, outbox, sent, drafts, told] = await Promise.all([
    db.scopes.toArray(),
    db.items.toArray(),
    db.outbox.toArray(),
    db.sent.toArray(),
    db.drafts.toArray(),
    readSyncState(db, "2026-11"),
  ]);
  const items = await db.names.open(sealed);
  // What its author let go of themselves is theirs to keep.
  const own = ["DISCARDED", "REPLACED"];
  const traces = [...sent.filter(({ outcome }) => !own.includes(outcome)), ...drafts].map(({ classId }) => classId);
  return { ...who, scopes, items, outbox, traces, told };
}
