import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { readTaught } from "../../schools/read-taught.js";
import type { ClassId, LearnerId, ReportRunId, SubjectId, TermId } from "../../values/ids.js";
import { applyPhrase, bandOf, type Phrase } from "../bank/phrase.js";
import { readCommentBank } from "../bank/read-comment-bank.js";
import type { CardContent } from "../cards/card-content.js";
import { decodeCard } from "../cards/card-line.js";
import { DRAFT_VERSION } from "../cards/report-card.entity.js";
import { canRemark } from "../reports.policy.js";
import { readRemarkTies } from "./read-remark-ties.js";
import { readSubjectIds } from "./read-subject-ids.js";
import { RemarkKind } from "./remark-kind.js";
import { saveRemarks, type WantedRemark } from "./save-remarks.js";

type Draft = { learnerId: LearnerId; termId: TermId; content: string };

/** Writes what is missing on a class's drafts from the comment bank, of one subject only where it is named, by how each learner did; tells how many. */
export async function fillRemarks(
  tx: Em,
  viewer: UserViewer,
  now: Date,
  { runId, classId }: { readonly runId: ReportRunId; readonly classId: ClassId },
  kind: RemarkKind,
  only: SubjectId | null = null,
): Promise<number> {
  const { schoolId } = viewer;
  const teaches = (await readTaught(tx, viewer)).get(classId) ?? null;
  if (!canRemark(viewer, kind, { teaches, teachesSubject: teaches !== null })) {
    throw new Refusal(ErrorCode.forbidden, "Those remarks are not yours to write. Ask the class teacher or the head.");
  }
  const drafts = await runSql<Draft>(
    tx,
    `select learner_id as learnerId, term_id as termId, content from report_card
     where school_id = ? and run_id = ? and class_id = ? and version = ?`,
    [schoolId, runId, classId, DRAFT_VERSION],
  );
  const [first] = drafts;
  if (!first) return 0;
  const cards = drafts.map(({ learnerId, content }) => ({ learnerId, card: decodeCard(content) }));
  const phrases = await readCommentBank(tx, schoolId, kind, cards[0]!.card.language);
  const subjects = kind === RemarkKind.subject ? await readSubjectIds(tx, schoolId) : new Map<string, SubjectId>();
  const wanted = cards
    .flatMap(({ learnerId, card }) => missing(learnerId, card, kind, phrases, subjects))
    .filter(({ subjectId }) => only === null || subjectId === only);
  const { year } = cards[0]!.card.term;
  const tieOf = await readRemarkTies(
    tx,
    viewer,
    year,
    cards.map(({ learnerId }) => learnerId),
  );
  const theirs = wanted.filter(({ learnerId, subjectId }) => {
    const tie = tieOf(learnerId, subjectId);
    return tie !== null && canRemark(viewer, kind, tie);
  });
  await saveRemarks(tx, viewer, now, first.termId, theirs);
  return theirs.length;
}

function missing(
  learnerId: LearnerId,
  card: CardContent,
  kind: RemarkKind,
  phrases: readonly Phrase[],
  subjects: ReadonlyMap<string, SubjectId>,
): WantedRemark[] {
  const write = (percent: number | null, subjectId: SubjectId | null): WantedRemark[] => {
    const text = percent === null ? null : choose(phrases, percent, learnerId + (subjectId ?? 0));
    return text === null ? [] : [{ learnerId, kind, subjectId, text: applyPhrase(text, card.learner.name) }];
  };
  if (kind === RemarkKind.subject) {
    return card.subjects.flatMap((subject) => {
      const id = subjects.get(subject.name);
      return subject.remark !== null || id === undefined ? [] : write(shareOf(card, [subject]), id);
    });
  }
  const there = kind === RemarkKind.head ? card.head : card.classTeacher;
  return there?.text ? [] : write(shareOf(card, card.subjects), null);
}

/** How much of all there is, in tenths of a percent: by the percents, where there are none by the points of the scale. */
function shareOf({ scale }: CardContent, subjects: CardContent["subjects"]): number | null {
  const most = Math.max(1, ...scale.map(({ points }) => points));
  const shares = subjects.flatMap(
    ({ percent, points }) => percent ?? (points === null ? [] : Math.round((points * 1000) / most)),
  );
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** One of the phrases for the band, another for the next learner. */
function choose(phrases: readonly Phrase[], percent: number, turn: number): string | null {
  const band = bandOf(percent);
  const fitting = phrases.filter((phrase) => phrase.band === null || phrase.band === band);
  return fitting[turn % fitting.length]?.text ?? null;
}
