import type { Source } from "../events/source.js";
import type { AssessmentId, ClassId, LearnerId, ScaleId, SubjectId, TermId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import type { Score } from "../values/score.js";
import type { AssessmentKind } from "./assessment-kind.js";

/** Which sheet: an assessment of a class. */
export type SheetRef = { readonly classId: ClassId; readonly assessmentId: AssessmentId };

export const sheetName = ({ classId, assessmentId }: SheetRef): string => `${classId} ${assessmentId}`;

/** A score and who gave it. */
export type GivenScore = { readonly score: Score; readonly source: Source };

/** What stands of one learner, and what others proposed who could not know of it, at most one from each device. */
export type ScoreCell = { readonly value: GivenScore | null; readonly proposals: readonly GivenScore[] };

/** What was said of single learners, and their places on the roster when it was said. */
export type OwnScore = ScoreCell & { readonly position: number };

/** A submitting or reopening; `seen` is what its author knew of, null where that was not kept. */
export type Closing = Source & { readonly seen: number | null };

/** All that was said of a class in one assessment. Unchangeable; a write makes a new one. */
export type ScoreSheet = SheetRef & {
  readonly termId: TermId;
  readonly subjectId: SubjectId | null;
  readonly subject: string;
  readonly name: string;
  readonly kind: AssessmentKind;
  /** Null where learners get levels. */
  readonly maximum: number | null;
  readonly day: SchoolDay;
  readonly weight: number;
  readonly scaleId: ScaleId | null;
  readonly submitted: boolean;
  /** The last submitting or reopening; null before the first. */
  readonly closing: Closing | null;
  /** The submitting that was looked through and approved; of an earlier one it says nothing. */
  readonly approvedSeq: number | null;
  readonly cells: ReadonlyMap<LearnerId, OwnScore>;
};

export const isApproved = ({
  submitted,
  closing,
  approvedSeq,
}: Pick<ScoreSheet, "submitted" | "closing" | "approvedSeq">) =>
  submitted && closing !== null && closing.seq === approvedSeq;
