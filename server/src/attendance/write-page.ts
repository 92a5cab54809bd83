import { nextSeq } from "../events/locked-scope.js";
import type { Writer } from "../events/source.js";
import type { HistoryEntry } from "./history/history-entry.js";
import type { Merged, Writing } from "./merge-register.js";
import { type RecordResult, resultOf } from "./record-result.js";
import type { Page, RegisterBook } from "./register-book.js";

/**
 * Gives an operation its sequence, merges it into a page and notes what was said.
 *
 * A device that has seen more than there ever was knew a server that has since been restored from a backup: what it
 * has seen says nothing of what stands here now.
 */
export function writePage(
  book: RegisterBook,
  page: Page,
  writer: Writer,
  merge: (writing: Writing) => Merged,
  historyOf: (merged: Merged) => HistoryEntry[],
): RecordResult {
  const seen = writer.seen > page.scope.head ? 0 : writer.seen;
  const { deviceId, counter, userId: authorId } = writer;
  const source = { seq: nextSeq(page.scope), deviceId, counter, authorId, at: book.now };
  const merged = merge({ source, seen });
  page.history.push(...historyOf(merged));
  page.register = merged.register;
  page.revision = source.seq;
  return resultOf(merged.changes, source.seq, book.reasons.restricted);
}
