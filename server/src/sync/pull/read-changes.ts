import { Lru } from "../../platform/lru.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { byKey, type FeedColumns, type FeedItem, toColumns } from "./feed-columns.js";
import type { FoundScope } from "./find-scopes.js";

/** What happened in a scope since a cursor. `full` replaces whatever a device holds of it. */
export type ScopeChanges = {
  readonly scope: number;
  readonly head: number;
  readonly full: boolean;
  /** The scope's digest at that head, in decimal. */
  readonly digest: string;
  readonly items: FeedColumns;
  /** The length of its lines, by which a page is measured. */
  readonly size: number;
};

/** With more changes than this the whole is shorter than its history. */
const MAX_TAIL = 500;
const KEPT_SNAPSHOTS = 200;

type Columns = Pick<ScopeChanges, "items" | "size">;

/** Many devices fetch the same scope whole; an epoch, a scope, a head and a digest name what it holds. */
const snapshots = new Lru<Columns>(KEPT_SNAPSHOTS);

/** Reads a scope from a cursor on, or whole when the cursor is of no use. Call within a snapshot. */
export async function readChanges(tx: Em, epoch: string, scope: FoundScope, cursor: number): Promise<ScopeChanges> {
  const { id, head, digest, floor } = scope;
  const isUsable = cursor > 0 && cursor >= floor && cursor <= head;
  const tail = isUsable ? await readTail(tx, scope, cursor) : null;
  const columns = tail ?? (await readWhole(tx, epoch, scope));
  return { scope: id, head, full: tail === null, digest: String(digest), ...columns };
}

/** Null when too much has changed. */
async function readTail(tx: Em, { id }: FoundScope, cursor: number): Promise<Columns | null> {
  const sql = "select item, line from `change` where scope_id = ? and seq > ? limit ?";
  const rows = await runSql<FeedItem>(tx, sql, [id, cursor, MAX_TAIL + 1]);
  return rows.length > MAX_TAIL ? null : columnsOf(rows);
}

async function readWhole(tx: Em, epoch: string, { id, head, digest }: FoundScope): Promise<Columns> {
  const name = `${epoch} ${id} ${head} ${digest}`;
  const kept = snapshots.get(name);
  if (kept) return kept;
  const sql = "select item, line from `change` where scope_id = ? and line <> ?";
  const rows = await runSql<FeedItem>(tx, sql, [id, ""]);
  const columns = columnsOf(rows);
  snapshots.set(name, columns);
  return columns;
}

function columnsOf(rows: FeedItem[]): Columns {
  const size = rows.reduce((sum, { item, line }) => sum + item.length + line.length, 0);
  return { items: toColumns(rows.sort(byKey)), size };
}
