import { nextSeq } from "../events/locked-scope.js";
import type { Recorded } from "../events/recorded.js";
import { isKnown, isLater, type Writer } from "../events/source.js";
import type { Viewer } from "../identity/viewer.js";
import { type AssessmentFault, fault } from "./assessment-fault.js";
import { canReopen } from "./assessment.policy.js";
import { isScorePage, type ScoreBook, type ScorePage } from "./score-book.js";
import { ScoreVerdict } from "./score-history.entity.js";
import { type SheetRef, sheetName } from "./score-sheet.js";
import { seenBy, sourceOf } from "./source-of.js";

/** Submits a sheet: it takes no scores from then on. Whoever did not know that it was reopened has to look first. */
export function submitSheet(book: ScoreBook, ref: SheetRef, writer: Writer): Recorded<AssessmentFault> {
  return close(book, ref, writer, true, (page) => {
    const { submitted, closing } = page.sheet;
    if (submitted || closing === null) return null;
    const source = sourceOf(book, writer, page.scope.head);
    return isKnown(closing, source, seenBy(writer, page.scope)) || isLater(closing, source)
      ? null
      : fault.sheetReopened();
  });
}

/** Opens a submitted sheet for scores again. */
export function reopenSheet(book: ScoreBook, ref: SheetRef, viewer: Viewer, writer: Writer): Recorded<AssessmentFault> {
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
  const source = sourceOf(book, writer, nextSeq(page.scope));
  const stays = sheet.submitted === submitted || (sheet.closing !== null && isLater(sheet.closing, source));
  if (!stays) page.sheet = { ...sheet, submitted, closing: source };
  page.closingSeq = source.seq;
  page.history.push({
    learnerId: null,
    oldValue: wordFor(sheet.submitted),
    newValue: wordFor(submitted),
    verdict: stays ? ScoreVerdict.agreed : ScoreVerdict.applied,
    writer,
  });
  return { ok: true, outcome: stays ? "agreed" : "applied", seq: source.seq, cells: "" };
}

const wordFor = (submitted: boolean): string => (submitted ? "submitted" : "open");
