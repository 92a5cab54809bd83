import type { OutgoingEvent } from "../events/outbox.js";
import type { ScopeChange } from "../events/publish-changes.js";
import { type ItemChange, writeChanges } from "../events/write-changes.js";
import { readHeads } from "../identity/read-heads.js";
import type { Em } from "../platform/orm.js";
import type { SchoolId } from "../values/ids.js";
import { contestItems } from "./contests/contest-items.js";
import { newContests, settledContests } from "./contests/contests.js";
import { registerItem } from "./encode-register-line.js";
import type { Notice } from "./notice.js";
import { type Page, pagesOf, type RegisterBook } from "./register-book.js";
import { schoolTodayTopic } from "./school-today-topic.js";
import { writeNotices } from "./write-notices.js";

/**
 * Tells what became of a saved book: devices through the feeds of its classes, and live pages through events. What both
 * authors and the heads are to be told is handed back, to be published last, as that locks the scopes of users.
 */
export async function publishBook(tx: Em, book: RegisterBook, held: readonly HeldWrite[] = []): Promise<ScopeChange[]> {
  const { schoolId, now, reasons } = book;
  const changed = pagesOf(book).filter(({ read, register }) => register !== read);
  for (const scope of book.scopes) {
    const pages = changed.filter((page) => page.scope === scope);
    const items = [...pages.map(itemOf), ...(await contestItems(tx, schoolId, pages))];
    await writeChanges(
      tx,
      now,
      scope,
      items,
      pages.map((page) => todayEvent(schoolId, page)),
    );
  }

  const settled = changed.flatMap(({ read, register }) => settledContests(read, register));
  const isContested = changed.some(({ register }) => [...register.cells.values()].some(({ other }) => other !== null));
  if (!isContested && settled.length === 0 && held.length === 0) return [];
  const heads = await readHeads(tx, schoolId);
  const contests = changed.flatMap(({ read, register }) => newContests(read, register, heads, reasons.restricted));
  const waiting = held.flatMap((write) => heads.map((to) => ({ ...write, to, other: null })));
  return writeNotices(tx, schoolId, now, [...contests, ...waiting], settled);
}

/** A write that waits for the head to decide: the notice of it, but for whom it goes to. */
export type HeldWrite = Omit<Notice, "to" | "other">;

const todayEvent = (schoolId: SchoolId, { register: { classId, day }, revision }: Page): OutgoingEvent => ({
  topic: schoolTodayTopic(schoolId),
  payload: { classId, day, revision },
});

const itemOf = ({ register, line, revision }: Page): ItemChange => ({
  item: registerItem(register),
  line,
  seq: revision,
});
