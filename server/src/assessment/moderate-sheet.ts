import type { Recorded } from "../events/recorded.js";
import { isLater, type Writer } from "../events/source.js";
import type { UserViewer } from "../identity/viewer.js";
import { type AssessmentFault, fault } from "./assessment-fault.js";
import { canReopen } from "./assessment.policy.js";
import { closingOf } from "./close-sheet.js";
import { cameBefore } from "./lost-closings.js";
import { MAX_REASON, MIN_REASON, type Moderation } from "./moderation.js";
import { type EnteredScores, recordScores } from "./record-scores.js";
import { isScorePage, type ScoreBook } from "./score-book.js";
import { ScoreVerdict } from "./score-history.entity.js";
import { type SheetRef, sheetName } from "./score-sheet.js";

const BECAME_OTHERS: ReadonlySet<ScoreVerdict> = new Set([ScoreVerdict.applied, ScoreVerdict.contested]);

/**
 * Changes the marks of a submitted sheet alike, all or none, and signs it off anew: what approved it before says nothing
 * of it now. Who did what to it and why stays in its history.
 */
export function moderateSheet(
  book: ScoreBook,
  ref: SheetRef,
  entered: EnteredScores,
  { how, reason }: Moderation,
  viewer: UserViewer,
  writer: Writer,
): Recorded<AssessmentFault> {
  const page = book.pages.get(sheetName(ref));
  if (!isScorePage(page)) return { ok: false, fault: page ?? fault.noSuchAssessment() };
  if (!canReopen(viewer)) return { ok: false, fault: fault.reopenNotAllowed() };
  if (reason.length < MIN_REASON || reason.length > MAX_REASON) {
    return { ok: false, fault: fault.moderationReason(MIN_REASON, MAX_REASON) };
  }
  const { sheet: before } = page;
  if (!before.submitted || !before.closing) return { ok: false, fault: fault.sheetOpen() };
  const next = closingOf(book, writer, page.scope.head + 1);
  // What was submitted after it was written stays signed off.
  if (isLater(before.closing, next) || cameBefore(page, next, before.closing)) {
    return recordScores(book, ref, entered, viewer, writer);
  }

  page.sheet = { ...before, submitted: false };
  const begun = page.history.length;
  const result = recordScores(book, ref, entered, viewer, writer);
  page.sheet = result.ok ? { ...page.sheet, submitted: true } : before;
  if (!result.ok || result.outcome === "agreed") return result;
  const changed = page.history.slice(begun).filter(({ verdict }) => BECAME_OTHERS.has(verdict)).length;
  page.sheet = { ...page.sheet, closing: closingOf(book, writer, result.seq) };
  page.closingSeq = result.seq;
  page.moderationSeq = result.seq;
  page.history.push({
    learnerId: null,
    oldValue: "submitted",
    newValue: "submitted",
    verdict: ScoreVerdict.applied,
    writer,
    moderation: { how, reason, changed },
  });
  return result;
}
