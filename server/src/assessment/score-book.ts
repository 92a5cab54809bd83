import type { LockedScope } from "../events/locked-scope.js";
import type { Writer } from "../events/source.js";
import type { Stay } from "../schools/stay.js";
import type { LearnerId, SchoolId } from "../values/ids.js";
import type { DoneModeration } from "./moderation.js";
import type { AssessmentFault } from "./assessment-fault.js";
import type { Assessors } from "./may-assess.js";
import type { ScoreVerdict } from "./score-history.entity.js";
import type { ScoreSheet } from "./score-sheet.js";

/**
 * The sheets one transaction works on: read once, under the locks of their scopes, changed in memory, and written by
 * `saveScoreBook`; `publishScoreBook` tells of them.
 */
export type ScoreBook = {
  readonly schoolId: SchoolId;
  /** The server's time, the same for everything in the book. */
  readonly now: Date;
  /** By sheet's name: the page, or why that sheet cannot be written. */
  readonly pages: ReadonlyMap<string, ScorePage | AssessmentFault>;
};

export type ScorePage = {
  readonly scope: LockedScope;
  /** The class's roster now, every stay there ever was. */
  readonly rosterRev: number;
  /** The revision from which the roster went on when a backup was restored last. */
  readonly restoredRev: number;
  readonly roster: readonly Stay[];
  readonly assessors: Assessors;
  /** By learner the last thing this device is known to have said of them, by its count, even if nothing is left of it. */
  readonly spoken: ReadonlyMap<LearnerId, number>;
  /** As it was when the book was opened. */
  readonly read: ScoreSheet;
  /** As its rows have it. */
  saved: ScoreSheet;
  /** As it is now. */
  sheet: ScoreSheet;
  /** The sequence of the last write of scores in this book, and of the last submitting or reopening. */
  scoresSeq: number;
  closingSeq: number;
  /** That of the last moderation; 0 where there was none. */
  moderationSeq: number;
  /** What was said since the rows were saved. */
  history: ScoreEntry[];
};

/** One thing said, as the history keeps it: of one learner or, without a learner, of the sheet. */
type ScoreEntry = {
  readonly learnerId: LearnerId | null;
  readonly oldValue: string | null;
  readonly newValue: string;
  readonly verdict: ScoreVerdict;
  readonly writer: Writer;
  /** Of a sheet whose marks were all changed alike. */
  readonly moderation?: DoneModeration;
};

export const isScorePage = (page: ScorePage | AssessmentFault | undefined): page is ScorePage =>
  page !== undefined && "scope" in page;

export const scorePagesOf = ({ pages }: ScoreBook): ScorePage[] => [...pages.values()].filter(isScorePage);

/** Forgets what was written since the rows were saved. */
export function takeBackScores(book: ScoreBook): void {
  for (const page of scorePagesOf(book)) {
    page.sheet = page.saved;
    page.history = [];
  }
}
