import type { ScopeChange } from "../events/publish-changes.js";
import { userScope } from "../events/scope.js";
import { takeBackItems } from "../events/take-back-items.js";
import { type ItemChange, writeChanges } from "../events/write-changes.js";
import { readHeads } from "../identity/read-heads.js";
import { readNames } from "../identity/read-names.js";
import type { Em } from "../platform/orm.js";
import { encodeAssessmentLine, encodeModerationsLine, encodeScoresLine } from "./encode-sheet-lines.js";
import { encodeProposalNotice, noticesOf, proposalItem } from "./proposal-notice.js";
import { type PastModeration, readModerations } from "./read-moderations.js";
import { type ScoreBook, type ScorePage, scorePagesOf } from "./score-book.js";
import type { OwnScore } from "./score-sheet.js";
import type { AssessmentId } from "../values/ids.js";

/**
 * Tells what became of a saved book through the feeds of its classes. What authors and heads are to be told is handed
 * back, to be published last, as that locks the scopes of users.
 */
export async function publishScoreBook(tx: Em, book: ScoreBook): Promise<ScopeChange[]> {
  const pages = scorePagesOf(book);
  const moderated = pages.filter(({ moderationSeq }) => moderationSeq > 0).map(({ sheet }) => sheet.assessmentId);
  const moderations = await readModerations(tx, book.schoolId, moderated);
  for (const scope of new Set(pages.map((page) => page.scope))) {
    const ofScope = pages.filter((page) => page.scope === scope);
    await writeChanges(
      tx,
      book.now,
      scope,
      ofScope.flatMap((page) => itemsOf(page, moderations)),
    );
  }
  return writeNotices(tx, book, pages);
}

function itemsOf(
  { read, sheet, scoresSeq, closingSeq, moderationSeq }: ScorePage,
  moderations: ReadonlyMap<AssessmentId, readonly PastModeration[]>,
): ItemChange[] {
  const { assessmentId } = sheet;
  const scores = { item: `s${assessmentId}`, line: encodeScoresLine(sheet), seq: scoresSeq };
  const assessment = { item: `a${assessmentId}`, line: encodeAssessmentLine(sheet), seq: closingSeq };
  const past = moderations.get(assessmentId) ?? [];
  const moderated = { item: `m${assessmentId}`, line: encodeModerationsLine(past), seq: moderationSeq };
  return [
    ...(sheet.cells === read.cells ? [] : [scores]),
    ...(sheet.closing === read.closing ? [] : [assessment]),
    ...(past.length === 0 ? [] : [moderated]),
  ];
}

async function writeNotices(tx: Em, { schoolId, now }: ScoreBook, pages: readonly ScorePage[]): Promise<ScopeChange[]> {
  const changed = pages.flatMap(changedCells);
  const contested = changed.filter(({ cell: { proposals } }) => proposals.length > 0);
  const settled = changed.filter(
    ({ cell, before }) => before && (cell.proposals.length === 0 || cell.position !== before.position),
  );
  if (changed.length === 0) return [];
  const heads = contested.length > 0 ? await readHeads(tx, schoolId) : [];
  const notices = contested.flatMap(({ ref, cell }) => noticesOf(ref, cell, heads));
  const names = await readNames(
    tx,
    notices.map(({ otherUserId }) => otherUserId),
  );
  const told = notices.map((notice) => ({
    scope: userScope(schoolId, notice.to),
    item: proposalItem(notice.ref, notice.position),
    line: encodeProposalNotice(notice, names.get(notice.otherUserId) ?? "", now),
  }));
  const over = await takeBackItems(
    tx,
    schoolId,
    settled.map(({ ref, before }) => proposalItem(ref, before!.position)),
  );
  return [...over, ...told];
}

/** The cells that are or were contested, and are otherwise than when the book was opened. */
function changedCells({ read, sheet }: ScorePage) {
  const isContested = (cell: OwnScore | undefined): boolean => cell !== undefined && cell.proposals.length > 0;
  return [...sheet.cells]
    .map(([learnerId, cell]) => ({ ref: sheet, cell, before: read.cells.get(learnerId) }))
    .filter(({ cell, before }) => cell !== before && (isContested(cell) || isContested(before)));
}
