import type { Source } from "../events/source.js";
import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { writeRows } from "../platform/write-rows.js";
import { tenthsOf } from "../values/score.js";
import { type ScoreBook, type ScorePage, scorePagesOf } from "./score-book.js";
import type { GivenScore, ScoreSheet } from "./score-sheet.js";

const SOURCE = ["seq", "deviceId", "counter", "authorId", "at"] as const;
const SCORE = {
  name: "score",
  columns: ["schoolId", "assessmentId", "learnerId", "position", "value", "tenths", ...SOURCE],
  key: ["assessmentId", "learnerId"],
} as const;
const PROPOSAL = {
  name: "scoreProposal",
  columns: ["schoolId", "assessmentId", "learnerId", "value", ...SOURCE],
} as const;
const HISTORY = {
  name: "scoreHistory",
  columns: [
    "schoolId",
    "assessmentId",
    "learnerId",
    "oldValue",
    "newValue",
    "verdict",
    "adjustment",
    "changed",
    "reason",
    "userId",
    "deviceId",
    "counter",
    "allowedBy",
    "deviceAt",
    "clockOffset",
    "at",
  ],
} as const;

/** Writes the rows of every sheet that changed since they were last saved, and the history of the changes. */
export async function saveScoreBook(tx: Em, book: ScoreBook): Promise<void> {
  const pages = scorePagesOf(book);
  for (const page of pages.filter(({ sheet, saved }) => sheet !== saved)) await saveSheet(tx, book, page);
  await writeRows(
    tx,
    HISTORY,
    pages.flatMap((page) => page.history.map((entry) => historyRow(book, page, entry))),
  );
  await auditModerations(tx, book, pages);
  for (const page of pages) {
    page.saved = page.sheet;
    page.history = [];
  }
}

async function saveSheet(tx: Em, { schoolId }: ScoreBook, { saved, sheet }: ScorePage): Promise<void> {
  const { assessmentId } = sheet;
  if (sheet.closing !== saved.closing) await saveClosing(tx, sheet);
  const changed = [...sheet.cells].filter(([learnerId, cell]) => saved.cells.get(learnerId) !== cell);
  if (changed.length === 0) return;
  const place = { schoolId, assessmentId };
  await writeRows(
    tx,
    SCORE,
    changed.flatMap(([learnerId, { position, value }]) =>
      value ? [{ ...place, learnerId, position, tenths: tenthsOf(value.score), ...givenRow(value) }] : [],
    ),
  );
  const learnerIds = changed
    .filter(([learnerId, { proposals }]) => (saved.cells.get(learnerId)?.proposals ?? []) !== proposals)
    .map(([learnerId]) => learnerId);
  if (learnerIds.length === 0) return;
  const sql = `delete from score_proposal where school_id = ? and assessment_id = ? and learner_id in ${placesFor(learnerIds)}`;
  await runSql(tx, sql, [schoolId, assessmentId, ...learnerIds]);
  await writeRows(
    tx,
    PROPOSAL,
    changed.flatMap(([learnerId, { proposals }]) =>
      learnerIds.includes(learnerId) ? proposals.map((each) => ({ ...place, learnerId, ...givenRow(each) })) : [],
    ),
  );
}

async function auditModerations(tx: Em, { schoolId, now }: ScoreBook, pages: readonly ScorePage[]): Promise<void> {
  for (const { sheet, history } of pages) {
    for (const { moderation, writer } of history) {
      if (!moderation) continue;
      const { how, changed, reason } = moderation;
      await recordAudit(tx, {
        schoolId,
        userId: writer.userId,
        action: "sheet.moderated",
        subject: `assessment:${sheet.assessmentId}`,
        detail: `${sheet.subject}, ${sheet.name} of class ${sheet.classId}: ${how}, ${changed} scores: ${reason}`,
        at: now,
      });
    }
  }
}

const givenRow = ({ score: value, source }: GivenScore) => ({ value, ...rowOf(source) });

const rowOf = ({ seq, deviceId, counter, authorId, at }: Source) => ({ seq, deviceId, counter, authorId, at });

async function saveClosing(tx: Em, { assessmentId, submitted, closing }: ScoreSheet): Promise<void> {
  const sql = `update assessment set submitted = ?, seq = ?, device_id = ?, counter = ?, author_id = ?, at = ?, seen = ?
    where id = ?`;
  const { seq, deviceId, counter, authorId, at, seen } = closing!;
  await runSql(tx, sql, [submitted, seq, deviceId, counter, authorId, at, seen, assessmentId]);
}

const historyRow = ({ schoolId, now }: ScoreBook, { sheet }: ScorePage, entry: ScorePage["history"][number]) => {
  const { writer, moderation, ...said } = entry;
  const { seen: _, ...by } = writer;
  const { how: adjustment = null, changed = null, reason = null } = moderation ?? {};
  return { ...said, ...by, adjustment, changed, reason, schoolId, assessmentId: sheet.assessmentId, at: now };
};
