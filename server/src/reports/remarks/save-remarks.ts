import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runForEach } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import { readTerms } from "../../schools/find-term.js";
import type { LearnerId, SubjectId, TermId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { canRemark } from "../reports.policy.js";
import { readRemarkTies } from "./read-remark-ties.js";
import { refreshDrafts } from "./refresh-drafts.js";
import { MOST_LETTERS, RemarkKind } from "./remark-kind.js";
import { NO_SUBJECT } from "./report-remark.entity.js";

export type WantedRemark = {
  readonly learnerId: LearnerId;
  readonly kind: RemarkKind;
  readonly subjectId: SubjectId | null;
  /** Empty takes the remark away. */
  readonly text: string;
};

export const MOST_REMARKS = 1000;
const REMARK = {
  name: "reportRemark",
  columns: ["schoolId", "termId", "learnerId", "kind", "subjectId", "text", "authorId", "at"],
  key: ["termId", "learnerId", "kind", "subjectId"],
} as const;

/** Writes what is said of learners on the cards of a term, on drafts that are there already too; published cards stay as they are. */
export async function saveRemarks(
  tx: Em,
  viewer: UserViewer,
  now: Date,
  termId: TermId,
  wanted: readonly WantedRemark[],
): Promise<void> {
  const { schoolId, userId: authorId } = viewer;
  if (wanted.length > MOST_REMARKS)
    throw new Refusal(ErrorCode.badInput, `Save at most ${MOST_REMARKS} remarks at once.`);
  const term = (await readTerms(tx, schoolId)).get(termId);
  const learnerIds = [...new Set(wanted.map(({ learnerId }) => learnerId))];
  const tieOf = await readRemarkTies(tx, viewer, term?.year ?? 0, learnerIds);
  const said = wanted.map(({ learnerId, kind, subjectId, text }) => {
    if ((kind === RemarkKind.subject) !== (subjectId !== null)) {
      throw new Refusal(ErrorCode.badInput, "Name the subject of a subject teacher's remark, and of no other.");
    }
    const tie = tieOf(learnerId, subjectId);
    // The same is told of what there is and of what there is not.
    if (!tie || !canRemark(viewer, kind, tie)) {
      throw new Refusal(ErrorCode.forbidden, "That remark is not yours to write. Ask the class teacher or the head.");
    }
    return { schoolId, termId, learnerId, kind, subjectId: subjectId ?? NO_SUBJECT, text: readRemark(text, kind) };
  });
  const kept = said.filter(({ text }) => text !== "");
  await writeRows(
    tx,
    REMARK,
    kept.map((row) => ({ ...row, authorId, at: now })),
  );
  await runForEach(
    tx,
    "delete from report_remark where school_id = ? and term_id = ? and learner_id = ? and kind = ? and subject_id = ?",
    said.filter(({ text }) => text === "").map((row) => [schoolId, termId, row.learnerId, row.kind, row.subjectId]),
  );
  await refreshDrafts(tx, schoolId, termId, learnerIds);
}

function readRemark(text: string, kind: RemarkKind): string {
  const clean = toLineText(text);
  const most = MOST_LETTERS[kind];
  if (clean.length <= most) return clean;
  throw new Refusal(ErrorCode.badInput, `Write that remark in at most ${most} letters.`);
}
