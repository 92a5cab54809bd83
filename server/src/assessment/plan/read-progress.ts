import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { countEnrolled } from "../../schools/count-enrolled.js";
import type { ClassId, SchoolId, TermId } from "../../values/ids.js";
import { NO_SCORE } from "../../values/score.js";
import type { AssessmentKind } from "../assessment-kind.js";

/** How far a class is with an exam, over all its subjects. */
export type ExamProgress = {
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly sheets: number;
  readonly submitted: number;
  readonly approved: number;
  /** Learners with marks, a level, absent or exempt, over all sheets; and how many there would be if nobody were missing. */
  readonly entered: number;
  readonly expected: number;
};

type Row = Omit<ExamProgress, "expected"> & { classId: ClassId };

/** By class, its exams in the order in which they are held. */
export async function readProgress(
  em: Em,
  schoolId: SchoolId,
  termId: TermId,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, ExamProgress[]>> {
  if (classIds.length === 0) return new Map();
  const sql = `select a.class_id as classId, a.name, a.kind, count(*) as sheets,
      sum(case when a.submitted then 1 else 0 end) as submitted,
      sum(case when a.submitted and a.approved_seq = a.seq then 1 else 0 end) as approved,
      sum((select count(*) from score s where s.assessment_id = a.id and s.value <> ?)) as entered
    from assessment a
    where a.school_id = ? and a.term_id = ? and a.class_id in ${placesFor(classIds)}
    group by a.class_id, a.name, a.kind order by min(a.day), a.kind, a.name`;
  const rows = await runSql<Row>(em, sql, [NO_SCORE, schoolId, termId, ...classIds]);
  const learners = await countEnrolled(em, schoolId, classIds);
  const progress = rows.map(({ classId, name, kind, ...counts }) => {
    const [sheets, submitted] = [Number(counts.sheets), Number(counts.submitted)];
    const expected = sheets * (learners.get(classId) ?? 0);
    return {
      classId,
      exam: {
        name,
        kind,
        sheets,
        submitted,
        approved: Number(counts.approved),
        entered: Number(counts.entered),
        expected,
      },
    };
  });
  const byClass = Map.groupBy(progress, ({ classId }) => classId);
  return new Map([...byClass].map(([id, list]) => [id, list.map(({ exam }) => exam)]));
}
