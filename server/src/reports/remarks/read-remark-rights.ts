import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { ClassId, LearnerId, ReportRunId, SubjectId } from "../../values/ids.js";
import { decodeCard } from "../cards/card-line.js";
import { readCards } from "../cards/read-cards.js";
import { CardState } from "../cards/report-card.entity.js";
import { canRemark } from "../reports.policy.js";
import { readRemarkTies } from "./read-remark-ties.js";
import { readSubjectIds } from "./read-subject-ids.js";
import { RemarkKind } from "./remark-kind.js";

type RemarkSubject = {
  readonly id: SubjectId;
  readonly name: string;
  /** Of whom it may be written: not of those who have moved to another class since the drafts were made. */
  readonly learnerIds: readonly LearnerId[];
};

/** Which remarks somebody may write on the drafts of a class. */
export type RemarkRights = {
  readonly classTeacher: boolean;
  readonly head: boolean;
  readonly subjects: readonly RemarkSubject[];
};

/** More than any class has. */
const MOST_CARDS = 200;

/** What a viewer may say on the drafts of a run's class; null where there are none, or none that are theirs to see. */
export async function readRemarkRights(
  em: Em,
  viewer: UserViewer,
  drafts: { readonly runId: ReportRunId; readonly classId: ClassId },
): Promise<RemarkRights | null> {
  const filter = { ...drafts, states: [CardState.draft, CardState.leftOut] };
  const rows = await readCards(em, viewer, filter, null, MOST_CARDS);
  const cards = rows.map(({ learnerId, content }) => ({ learnerId, card: decodeCard(content) }));
  const [first] = cards;
  if (!first) return null;
  const learnerIds = cards.map(({ learnerId }) => learnerId);
  const tieOf = await readRemarkTies(em, viewer, first.card.term.year, learnerIds);
  const mayWrite = (learnerId: LearnerId, kind: RemarkKind, subjectId: SubjectId | null = null): boolean => {
    const tie = tieOf(learnerId, subjectId);
    return tie !== null && canRemark(viewer, kind, tie);
  };
  const ids = await readSubjectIds(em, viewer.schoolId);
  const names = [...new Set(cards.flatMap(({ card }) => card.subjects.map(({ name }) => name)))];
  const subjects = names.flatMap((name) => {
    const id = ids.get(name);
    if (id === undefined) return [];
    const theirs = cards.filter(
      ({ learnerId, card }) =>
        card.subjects.some((subject) => subject.name === name) && mayWrite(learnerId, RemarkKind.subject, id),
    );
    return theirs.length === 0 ? [] : [{ id, name, learnerIds: theirs.map(({ learnerId }) => learnerId) }];
  });
  return {
    classTeacher: learnerIds.some((id) => mayWrite(id, RemarkKind.classTeacher)),
    head: learnerIds.some((id) => mayWrite(id, RemarkKind.head)),
    subjects,
  };
}
