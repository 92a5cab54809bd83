import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { AttendanceHistory } from "./attendance-history.entity.js";
import { pagesOf, type RegisterBook } from "./register-book.js";
import { countTotals } from "./totals.js";
import { writeRegisters } from "./write-registers.js";

const ROWS_A_STATEMENT = 500;

/** Writes the rows of every register that changed since they were last saved, and the history of the changes. */
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
  const entries = pages.flatMap(({ history }) => history);
  for (const chunk of chunksOf(entries, ROWS_A_STATEMENT)) {
    const rows = chunk.map(({ writer: { seen: _, ...writer }, ...entry }) => ({
      ...entry,
      ...writer,
      schoolId: book.schoolId,
      at: book.now,
    }));
    await tx.createQueryBuilder(AttendanceHistory).insert(rows).execute();
  }
  for (const page of pages) {
    page.saved = page.register;
    page.history = [];
  }
}
