import { nextSeq } from "../events/locked-scope.js";
import type { Recorded } from "../events/recorded.js";
import { isKnown, isLater, type Writer } from "../events/source.js";
import type { UserViewer } from "../identity/viewer.js";
import { type AssessmentFault, fault } from "./assessment-fault.js";
import { canReopen } from "./assessment.policy.js";
import { mayAssess } from "./may-assess.js";
import { cameBefore, isSaidAgain, latestOf } from "./lost-closings.js";
import { isScorePage, type ScoreBook, type ScorePage } from "./score-book.js";
import { ScoreVerdict } from "./score-history.entity.js";
import { type Closing, type SheetRef, sheetName } from "./score-sheet.js";
import { seenBy, sourceOf } from "./source-of.js";

/** Submits a sheet: it takes no scores from then on. Whoever did not know that it was reopened has to look first. */
export function submitSheet(
  book: ScoreBook,
  ref: SheetRef,
  viewer: UserViewer,
  writer: Writer,
): Recorded<AssessmentFault> {
  return close(book, ref, writer, true, (page) => {
    const { submitted, closing, subject } = page.sheet;
    if (!mayAssess(viewer, page.assessors)) return fault.notYourSubject(subject);
    if (submitted || closing === null) return null;
    const own = closingOf(book, writer, page.scope.head + 1);
    const isOrdered = isLater(closing, own) || cameBefore(page, closing, own) || cameBefore(page, own, closing);
    return isOrdered || isKnown(closing, own, seenBy(writer, page.scope)) ? null : fault.sheetReopened();
  });
}

/** Opens a submitted sheet for scores again. */
export function reopenSheet(
  book: ScoreBook,
  ref: SheetRef,
  viewer: UserViewer,
  writer: Writer,
): Recorded<AssessmentFault> {
  return close(book, ref, writer, false, () => (canReopen(viewer) ? null : fault.reopenNotAllowed()));
}

function close(
  book: ScoreBook,
  ref: SheetRef,
  writer: Writer,
  submitted: boolean,
  check: (page: ScorePage) => AssessmentFault | null,
): Recorded<AssessmentFault> {
  const page = book.pages.get(sheetName(ref));
  if (!isScorePage(page)) return { ok: false, fault: page ?? fault.noSuchAssessment() };
  const wrong = check(page);
  if (wrong) return { ok: false, fault: wrong };

  const { sheet } = page;
  const { closing } = sheet;
  const own = closingOf(book, writer, nextSeq(page.scope));
  const isPast = closing !== null && (isLater(closing, own) || cameBefore(page, own, closing));
  const stays = sheet.submitted === submitted || isPast;
  if (!stays) page.sheet = { ...sheet, submitted, closing: own };
  else if (!isPast && isSaidAgain(page, own)) page.sheet = { ...sheet, closing: latestOf(page, closing, own) };
  page.closingSeq = own.seq;
  page.history.push({
    learnerId: null,
    oldValue: wordFor(sheet.submitted),
    newValue: wordFor(submitted),
    verdict: stays ? ScoreVerdict.agreed : ScoreVerdict.applied,
    writer,
  });
  return { ok: true, outcome: stays ? "agreed" : "applied", seq: own.seq, cells: "" };
}

export const closingOf = (book: ScoreBook, writer: Writer, seq: number): Closing => ({
  ...sourceOf(book, writer, seq),
  seen: writer.seen,
});

const wordFor = (submitted: boolean): string => (submitted ? "submitted" : "open");
