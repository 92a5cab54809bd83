import { isOfEarlierLife } from "../events/locked-scope.js";
import type { Writer } from "../events/source.js";
import { isOnRoster } from "../schools/stay.js";
import { fault } from "./attendance-fault.js";
import { historyOf, rollEntry } from "./history/history-entry.js";
import { mergeRoll, type TakenRoll } from "./merge-register.js";
import { isExplained } from "./read-reasons.js";
import type { RecordResult } from "./record-result.js";
import { isPage, type RegisterBook } from "./register-book.js";
import { type RegisterRef, registerName } from "./register.js";
import { writePage } from "./write-page.js";

/** Takes a class's register: writes a roll into an open book. */
export function recordRollCall(book: RegisterBook, ref: RegisterRef, taken: TakenRoll, writer: Writer): RecordResult {
  const page = book.pages.get(registerName(ref));
  if (!isPage(page)) return { ok: false, fault: page ?? fault.noSuchClass() };
  // Of two rosters of one revision, before and after a backup was restored, the earlier is the one it was taken from.
  const last = isOfEarlierLife(page.scope, writer) ? page.restoredRev : page.rosterRev;
  if (taken.rosterRev > last) return { ok: false, fault: fault.unknownRoster() };
  const positions = new Set(
    page.roster.filter((stay) => isOnRoster(stay, taken.rosterRev)).map((stay) => stay.position),
  );
  for (const [position, mark] of taken.marks) {
    if (!positions.has(position)) return { ok: false, fault: fault.unknownLearner(position) };
    if (!isExplained(book.reasons, mark)) return { ok: false, fault: fault.unknownReason(position) };
  }

  const { register: before, roster } = page;
  return writePage(
    book,
    page,
    writer,
    (writing) => mergeRoll(before, roster, taken, writing, book.reasons.restricted),
    ({ register, changes }) => [rollEntry(before, register, taken, writer), ...historyOf(before, changes, writer)],
  );
}
