import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { Change } from "./change.entity.js";
import { addDigests, itemDigest, takeDigest } from "./digest.js";
import { type LockedScope, nextSeq } from "./locked-scope.js";
import { recordEvent } from "./outbox.js";
import { pokeTopic } from "./poke-topic.js";
import { ScopeHead } from "./scope-head.entity.js";

/** One item as it is from now on, with the sequence it was given already, or with the next to come. */
export type ItemChange = { item: string; line: string; seq?: number };

/** Well below the longest packet and statement of every engine, whatever the lines hold. */
const ROWS_A_STATEMENT = 200;

/**
 * Writes what happened in a locked scope: the changed items, the head, the digest and, for the relay, the poke. Of
 * several changes of one item the last counts; an item whose line stays the same is left as it was.
 */
export async function writeChanges(
  tx: Em,
  now: Date,
  scope: LockedScope,
  changes: readonly ItemChange[],
): Promise<void> {
  const wanted = [...new Map(changes.map((change) => [change.item, change])).values()];
  const before = await readLines(tx, scope, wanted);
  const changed = wanted.filter(({ item, line }) => line !== (before.get(item) ?? ""));
  for (const { item, line } of changed) {
    const without = takeDigest(scope.digest, itemDigest(item, before.get(item) ?? ""));
    scope.digest = addDigests(without, itemDigest(item, line));
  }
  for (const chunk of chunksOf(changed, ROWS_A_STATEMENT)) {
    await tx
      .createQueryBuilder(Change)
      .insert(
        chunk.map(({ item, line, seq = nextSeq(scope) }) => ({
          scopeId: scope.id,
          item,
          schoolId: scope.schoolId,
          seq,
          line,
          at: now,
        })),
      )
      .onConflict(["scopeId", "item"])
      .merge(["seq", "line", "at"])
      .execute();
  }
  if (scope.head > scope.writtenHead) await writeHead(tx, now, scope);
}

async function readLines(tx: Em, scope: LockedScope, changes: readonly ItemChange[]): Promise<Map<string, string>> {
  const lines = new Map<string, string>();
  for (const chunk of chunksOf(changes, ROWS_A_STATEMENT)) {
    const rows = await tx
      .createQueryBuilder(Change)
      .select(["item", "line"])
      .where({ scopeId: scope.id, item: { $in: chunk.map(({ item }) => item) } })
      .execute<{ item: string; line: string }[]>();
    for (const { item, line } of rows) lines.set(item, line);
  }
  return lines;
}

async function writeHead(tx: Em, now: Date, scope: LockedScope): Promise<void> {
  const { id, head, digest } = scope;
  await tx.createQueryBuilder(ScopeHead).update({ head, digest }).where({ id }).execute();
  await recordEvent(tx, now, pokeTopic(id), { scope: id, head });
  scope.writtenHead = head;
}
