import { isOfEarlierLife, nextSeq } from "../events/locked-scope.js";
import type { Recorded } from "../events/recorded.js";
import { isKnown, type Source, type Writer } from "../events/source.js";
import type { UserViewer } from "../identity/viewer.js";
import { enrolledAt, type Stay } from "../schools/stay.js";
import type { LearnerId } from "../values/ids.js";
import { isLevel, NO_SCORE, type Score, tenthsOf } from "../values/score.js";
import { type AssessmentFault, fault } from "./assessment-fault.js";
import { mergeScore, NOTHING_GIVEN } from "./merge-score.js";
import { mayPrecedeClosing } from "./lost-closings.js";
import { mayAssess } from "./may-assess.js";
import { isScorePage, type ScoreBook, type ScorePage } from "./score-book.js";
import { ScoreVerdict } from "./score-history.entity.js";
import { encodeScoreRun, type PlacedScore } from "./score-run.js";
import { type OwnScore, type ScoreSheet, type SheetRef, sheetName } from "./score-sheet.js";
import { seenBy, sourceOf } from "./source-of.js";

/** Scores as they were entered, by position on the roster at a revision. Whom they do not name they say nothing of. */
export type EnteredScores = { readonly rosterRev: number; readonly scores: readonly PlacedScore[] };

/** More than the people and devices that give scores to one class; all of a cell's are read and written together. */
const MAX_PROPOSALS = 10;

type Change = { readonly stay: Stay; readonly score: Score; readonly before: OwnScore | null } & {
  readonly after: OwnScore;
  readonly verdict: ScoreVerdict;
};

/** Enters scores on a sheet of an open book. `viewer` answers for them. */
export function recordScores(
  book: ScoreBook,
  ref: SheetRef,
  entered: EnteredScores,
  viewer: UserViewer,
  writer: Writer,
): Recorded<AssessmentFault> {
  const page = book.pages.get(sheetName(ref));
  if (!isScorePage(page)) return { ok: false, fault: page ?? fault.noSuchAssessment() };
  if (!mayAssess(viewer, page.assessors)) return { ok: false, fault: fault.notYourSubject(page.sheet.subject) };
  const wrong = check(page, entered, writer);
  if (wrong) return { ok: false, fault: wrong };

  const source = sourceOf(book, writer, nextSeq(page.scope));
  const knew = knowledgeOf(page, writer, source);
  const places = placesAt(page.roster, entered.rosterRev);
  const changes = entered.scores.map(({ position, score }): Change => {
    const stay = places.get(position)!;
    const before = page.sheet.cells.get(stay.learnerId) ?? null;
    const { cell, verdict } =
      before && (page.spoken.get(stay.learnerId) ?? 0) > writer.counter
        ? { cell: before, verdict: ScoreVerdict.yielded }
        : mergeScore(before ?? NOTHING_GIVEN, { score, source }, knew);
    return { stay, score, before, after: cell === before ? before : { ...cell, position }, verdict };
  });
  const crowded = changes.find(({ before, after }) => before !== after && after.proposals.length > MAX_PROPOSALS);
  if (crowded) return { ok: false, fault: fault.tooManyProposals(crowded.stay.position, MAX_PROPOSALS) };
  page.sheet = withCells(page.sheet, changes);
  page.scoresSeq = source.seq;
  page.history.push(
    ...changes.map(({ stay: { learnerId }, score, before, verdict }) => ({
      learnerId,
      oldValue: before?.value?.score ?? null,
      newValue: score,
      verdict,
      writer,
    })),
  );
  return resultOf(changes, source.seq);
}

/** On a sheet that was submitted, what was signed off is nobody's to replace. */
function knowledgeOf({ scope, sheet }: ScorePage, writer: Writer, source: Source): (of: Source) => boolean {
  const seen = seenBy(writer, scope);
  const signedOff = sheet.submitted && sheet.closing ? sheet.closing.seq : 0;
  return (of) => of.seq > signedOff && isKnown(of, source, seen);
}

function check(page: ScorePage, entered: EnteredScores, writer: Writer): AssessmentFault | null {
  const { scope, sheet, roster } = page;
  if (sheet.submitted && !mayPrecedeClosing(page, writer)) return fault.sheetSubmitted();
  const last = isOfEarlierLife(scope, writer) ? page.restoredRev : page.rosterRev;
  if (entered.rosterRev > last) return fault.unknownRoster();
  const places = placesAt(roster, entered.rosterRev);
  for (const { position, score } of entered.scores) {
    if (!places.has(position)) return fault.unknownLearner(position);
    if (!isPossible(score, sheet.maximum)) return fault.impossibleScore(position, sheet.maximum);
  }
  return null;
}

/** Marks go up to the maximum, and levels to work that has none; anybody can be absent or exempt. */
function isPossible(score: Score, maximum: number | null): boolean {
  const tenths = tenthsOf(score);
  if (tenths !== null) return maximum !== null && tenths <= maximum * 10;
  return maximum === null || !isLevel(score);
}

const placesAt = (roster: readonly Stay[], revision: number): Map<number, Stay> =>
  new Map([...enrolledAt(roster, revision).values()].map((stay) => [stay.position, stay]));

function withCells(sheet: ScoreSheet, changes: readonly Change[]): ScoreSheet {
  const changed = changes.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return sheet;
  const cells = new Map<LearnerId, OwnScore>(sheet.cells);
  for (const { stay, after } of changed) cells.set(stay.learnerId, after);
  return { ...sheet, cells };
}

const BESIDE: ReadonlySet<ScoreVerdict> = new Set([ScoreVerdict.contested, ScoreVerdict.proposed]);

function resultOf(changes: readonly Change[], seq: number): Recorded<AssessmentFault> {
  const contested = changes.filter(({ verdict }) => BESIDE.has(verdict));
  const isApplied = changes.some(({ verdict }) => verdict === ScoreVerdict.applied);
  const outcome = contested.length > 0 ? "contested" : isApplied ? "applied" : "agreed";
  const cells = contested.map(({ stay: { position }, score, after: { value } }) => {
    const standing = value?.score ?? NO_SCORE;
    return { position, score: standing, others: score === standing ? [] : [score] };
  });
  return { ok: true, outcome, seq, cells: encodeScoreRun(cells) };
}
