import type { LockedScope } from "../events/locked-scope.js";
import type { Stay } from "../schools/stay.js";
import type { SchoolId } from "../values/ids.js";
import type { AttendanceFault } from "./attendance-fault.js";
import type { HistoryEntry } from "./history/history-entry.js";
import type { ReasonList } from "./read-reasons.js";
import type { Register } from "./register.js";

/**
 * The registers one transaction works on. They are read once, under the locks of their scopes; each write changes
 * them in memory; `saveBook` writes the rows and `publishBook`, last, the feed.
 *
 *   read  -- a write -->  changed  -- saveBook -->  saved  -- another write -->  changed ...  -- publishBook -->  told
 *   changed  -- takeBack -->  as last saved
 */
export type RegisterBook = {
  readonly schoolId: SchoolId;
  /** The server's time, the same for everything in the book. */
  readonly now: Date;
  readonly reasons: ReasonList;
  /** The class-term scopes of the pages, locked. */
  readonly scopes: readonly LockedScope[];
  /** By register's name: the page, or why that register cannot be written. */
  readonly pages: ReadonlyMap<string, Page | AttendanceFault>;
};

export type Page = {
  readonly scope: LockedScope;
  /** The class's roster now, every stay there ever was. */
  readonly rosterRev: number;
  /** The revision from which the roster went on when a backup was restored last. */
  readonly restoredRev: number;
  readonly roster: readonly Stay[];
  /** As it was when the book was opened. */
  readonly read: Register;
  /** As its rows have it. */
  saved: Register;
  /** As it is now. */
  register: Register;
  /** The sequence of the last write in this book. */
  revision: number;
  /** What devices are to be told of it as it is saved. */
  line: string;
  /** What was said since the rows were saved. */
  history: HistoryEntry[];
};

export const isPage = (page: Page | AttendanceFault | undefined): page is Page => page !== undefined && "scope" in page;

export const pagesOf = ({ pages }: RegisterBook): Page[] => [...pages.values()].filter(isPage);

/** Forgets what was written since the rows were saved. */
export function takeBack(book: RegisterBook): void {
  for (const page of pagesOf(book)) {
    page.register = page.saved;
    page.history = [];
  }
}
