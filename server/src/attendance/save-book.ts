import type { Em } from "../platform/orm.js";
import { writeRows } from "../platform/write-rows.js";
import { encodeRegisterLine } from "./encode-register-line.js";
import type { HistoryEntry } from "./history/history-entry.js";
import { pagesOf, type RegisterBook } from "./register-book.js";
import { countTotals } from "./totals.js";
import { writeRegisters } from "./write-registers.js";

const HISTORY = {
  name: "attendanceHistory",
  columns: [
    "schoolId",
    "classId",
    "day",
    "session",
    "learnerId",
    "oldValue",
    "newValue",
    "verdict",
    "userId",
    "deviceId",
    "counter",
    "allowedBy",
    "deviceAt",
    "clockOffset",
    "at",
  ],
} as const;

/**
 * Writes the rows of every register that changed since they were last saved, and the history of the changes. All that
 * can fail for what a register holds fails here, where it takes nothing else with it.
 */
export async function saveBook(tx: Em, book: RegisterBook): Promise<void> {
  const pages = pagesOf(book);
  const changed = pages.filter(({ register, saved }) => register !== saved);
  await writeRegisters(
    tx,
    book.schoolId,
    changed.map(({ saved, register, roster, revision }) => ({
      before: saved,
      after: register,
      totals: countTotals(register, roster),
      revision,
    })),
  );
  await writeRows(
    tx,
    HISTORY,
    pages.flatMap(({ history }) => history.map((entry) => historyRow(book, entry))),
  );
  for (const page of changed) page.line = encodeRegisterLine(page.register, book.reasons.restricted);
  for (const page of pages) {
    page.saved = page.register;
    page.history = [];
  }
}

const historyRow = ({ schoolId, now }: RegisterBook, { writer, ...entry }: HistoryEntry) => ({
  ...entry,
  schoolId,
  userId: writer.userId,
  deviceId: writer.deviceId,
  counter: writer.counter,
  allowedBy: writer.allowedBy,
  deviceAt: writer.deviceAt,
  clockOffset: writer.clockOffset,
  at: now,
});
