import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { writeRows } from "../platform/write-rows.js";
import { addDigests, itemDigest, takeDigest } from "./digest.js";
import { type LockedScope, nextSeq } from "./locked-scope.js";
import { type OutgoingEvent, recordEvents } from "./outbox.js";
import { pokeTopic } from "./poke-topic.js";

/** One item as it is from now on, with the sequence it was given already, or with the next to come. */
export type ItemChange = { item: string; line: string; seq?: number };

const CHANGE = {
  name: "change",
  columns: ["scopeId", "item", "schoolId", "seq", "line", "at"],
  key: ["scopeId", "item"],
} as const;
const ITEMS_A_STATEMENT = 500;

/**
 * Writes what happened in a locked scope: the changed items, the head, the digest and, for the relay, the poke. Of
 * several changes of one item the last counts; an item whose line stays the same is left as it was. `also` is what else
 * the relay is to tell.
 */
export async function writeChanges(
  tx: Em,
  now: Date,
  scope: LockedScope,
  changes: readonly ItemChange[],
  also: readonly OutgoingEvent[] = [],
): Promise<void> {
  const wanted = [...new Map(changes.map((change) => [change.item, change])).values()];
  const before = await readLines(tx, scope, wanted);
  const changed = wanted.filter(({ item, line }) => line !== (before.get(item) ?? ""));
  for (const { item, line } of changed) {
    const without = takeDigest(scope.digest, itemDigest(item, before.get(item) ?? ""));
    scope.digest = addDigests(without, itemDigest(item, line));
  }
  const { id: scopeId, schoolId } = scope;
  const rows = changed.map(({ item, line, seq = nextSeq(scope) }) => ({ scopeId, item, schoolId, seq, line, at: now }));
  await writeRows(tx, CHANGE, rows);
  // Of two books of one scope the first told the head already, of both: what the second changes still counts.
  const isNews = changed.length > 0 || scope.head > scope.writtenHead;
  const poke = isNews ? [await writeHead(tx, scope)] : [];
  await recordEvents(tx, now, [...poke, ...also]);
}

async function readLines(tx: Em, scope: LockedScope, changes: readonly ItemChange[]): Promise<Map<string, string>> {
  const lines = new Map<string, string>();
  for (const chunk of chunksOf(changes, ITEMS_A_STATEMENT)) {
    const items = chunk.map(({ item }) => item);
    const sql = `select item, line from \`change\` where scope_id = ? and item in ${placesFor(items)}`;
    const rows = await runSql<{ item: string; line: string }>(tx, sql, [scope.id, ...items]);
    for (const { item, line } of rows) lines.set(item, line);
  }
  return lines;
}

/** Gives the poke for it. */
async function writeHead(tx: Em, scope: LockedScope): Promise<OutgoingEvent> {
  const { id, head, digest } = scope;
  await runSql(tx, "update scope_head set head = ?, digest = ? where id = ?", [head, digest, id]);
  scope.writtenHead = head;
  return { topic: pokeTopic(id), payload: { scope: id, head } };
}
