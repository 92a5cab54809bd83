import { loadUsers } from "../../identity/load-users.js";
import type { Em } from "../../platform/orm.js";
import { CSV_START, csvLine } from "../../values/csv.js";
import type { SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readDayClose } from "../banking/find-day-closes.js";
import { readFeeCheck } from "../checks/check-fees.js";
import { readAccountDays, readMissingReceipts, readSuspenseAges } from "../reports/read-day-report.js";
import { findDecidedOn } from "../reversals/find-reversals.js";
import { exportJournal } from "./export-journal.js";
import { exportReceipts, plain } from "./export-receipts.js";

/** A day's books as one CSV file of several tables: accounts, entries, receipts, suspense, reversals, closing, check. */
export async function* exportDayReport(em: Em, schoolId: SchoolId, day: SchoolDay): AsyncGenerator<string> {
  yield CSV_START + csvLine(["Day", day]) + csvLine([]);
  yield csvLine(["Account", "Opening", "In", "Out", "Closing"]);
  for (const { account, opening, in: debit, out, closing } of await readAccountDays(em, schoolId, day)) {
    yield csvLine([account, ...[opening, debit, out, closing].map(plain)]);
  }
  const days = { from: day, to: day };
  yield csvLine([]);
  yield* withoutStart(exportJournal(em, schoolId, days));
  yield csvLine([]);
  yield* withoutStart(exportReceipts(em, schoolId, days));
  const missing = await readMissingReceipts(em, schoolId);
  yield csvLine(["Missing receipt numbers", missing.length === 0 ? "none" : missing.join(" ")]) + csvLine([]);
  yield csvLine(["Suspense from days", "To days", "Receipts", "Amount"]);
  for (const { fromDays, toDays, receipts, cents } of await readSuspenseAges(em, schoolId, day)) {
    yield csvLine([fromDays, toDays, receipts, plain(cents)]);
  }
  yield csvLine([]) + (await reversalLines(em, schoolId, day)) + csvLine([]);
  yield (await closeLines(em, schoolId, day)) + (await checkLines(em, schoolId));
}

async function* withoutStart(lines: AsyncGenerator<string>): AsyncGenerator<string> {
  for await (const text of lines) yield text.startsWith(CSV_START) ? text.slice(CSV_START.length) : text;
}

async function reversalLines(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<string> {
  const reversals = await findDecidedOn(em, schoolId, day);
  const ids = reversals.flatMap(({ requestedBy, decidedBy }) => (decidedBy === null ? [] : [requestedBy, decidedBy]));
  const people = await loadUsers(em, ids);
  const lines = reversals.map(({ receiptId, entryId, reason, state, requestedBy, decidedBy }) =>
    csvLine([
      receiptId === null ? `entry id ${entryId}` : `receipt id ${receiptId}`,
      reason,
      state,
      people.get(requestedBy)?.name ?? "",
      people.get(decidedBy!)?.name ?? "",
    ]),
  );
  return csvLine(["Reversal of", "Reason", "State", "Asked for by", "Decided by"]) + lines.join("");
}

async function closeLines(em: Em, schoolId: SchoolId, day: SchoolDay): Promise<string> {
  const close = await readDayClose(em, schoolId, day);
  if (!close || close.reopenedAt !== null) return csvLine(["Closed", "no"]);
  const { expectedCents, countedCents, note } = close;
  const head = csvLine(["Closed", "Cash expected", "Cash counted", "Difference", "Note"]);
  return head + csvLine(["yes", plain(expectedCents), plain(countedCents), plain(countedCents - expectedCents), note]);
}

async function checkLines(em: Em, schoolId: SchoolId): Promise<string> {
  const check = await readFeeCheck(em, schoolId);
  if (!check) return csvLine(["Check of the books", "not yet"]);
  const findings = check.findings.map(({ rule, subject, detail }) => csvLine([rule, subject, detail]));
  return csvLine(["Check of the books", check.at.toISOString(), `${check.faults} faults`]) + findings.join("");
}
