import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId, SubjectId, TermId } from "../../values/ids.js";
import type { RemarkKind } from "./remark-kind.js";

export type RemarkRow = {
  readonly learnerId: LearnerId;
  readonly kind: RemarkKind;
  /** `NO_SUBJECT` unless a subject's teacher says it. */
  readonly subjectId: SubjectId;
  /** Null where the subject is gone, or there is none. */
  readonly subject: string | null;
  readonly text: string;
  readonly author: string;
};

/** What was said of the learners for the cards of a term. */
export async function readRemarks(
  em: Em,
  schoolId: SchoolId,
  termId: TermId,
  learnerIds: readonly LearnerId[],
): Promise<Map<LearnerId, RemarkRow[]>> {
  if (learnerIds.length === 0) return new Map();
  const rows = await runSql<RemarkRow>(
    em,
    `select r.learner_id as learnerId, r.kind, r.subject_id as subjectId, s.name as subject, r.text, u.name as author
     from report_remark r join \`user\` u on u.id = r.author_id
     left join subject s on s.id = r.subject_id and s.school_id = r.school_id
     where r.school_id = ? and r.term_id = ? and r.learner_id in ${placesFor(learnerIds)}`,
    [schoolId, termId, ...learnerIds],
  );
  return Map.groupBy(rows, ({ learnerId }) => learnerId);
}
