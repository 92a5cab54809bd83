import { isOfEarlierLife } from "../events/locked-scope.js";
import type { Writer } from "../events/source.js";
import { fault } from "./attendance-fault.js";
import { historyOf } from "./history/history-entry.js";
import type { Mark } from "./mark.js";
import { mergeFix } from "./merge-register.js";
import { isExplained } from "./read-reasons.js";
import type { RecordResult } from "./record-result.js";
import { isPage, type RegisterBook } from "./register-book.js";
import { type RegisterRef, registerName } from "./register.js";
import { writePage } from "./write-page.js";

/**
 * Puts one learner's mark right, before or after the roll was taken: writes a single cell into an open book. What was
 * written before a backup was restored cannot mean a learner who joined after that, though their number be the same.
 */
export function recordFix(
  book: RegisterBook,
  ref: RegisterRef,
  { position, mark }: { position: number; mark: Mark },
  writer: Writer,
): RecordResult {
  const page = book.pages.get(registerName(ref));
  if (!isPage(page)) return { ok: false, fault: page ?? fault.noSuchClass() };
  const stay = page.roster.find((each) => each.position === position);
  const hasJoinedSince = isOfEarlierLife(page.scope, writer) && (stay?.fromRev ?? 0) > page.restoredRev;
  if (!stay || hasJoinedSince) return { ok: false, fault: fault.unknownLearner(position) };
  if (!isExplained(book.reasons, mark)) return { ok: false, fault: fault.unknownReason(position) };

  const { register: before, roster } = page;
  return writePage(
    book,
    page,
    writer,
    (writing) => mergeFix(before, roster, { stay, mark }, writing, book.reasons.restricted),
    ({ changes }) => historyOf(before, changes, writer),
  );
}
