import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { ClassId, SchoolId, TermId } from "../../values/ids.js";
import { NO_SCORE } from "../../values/score.js";
import type { AssessmentKind } from "../assessment-kind.js";
import { IS_MISSING, SHEETS } from "../missing-scores.js";

/** How far a class is with an exam, over all its subjects. */
export type ExamProgress = {
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly sheets: number;
  readonly submitted: number;
  readonly approved: number;
  /** Marks, levels, absent or exempt over all sheets; and how many there would be if none of those due were missing. */
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
  const missing = await countMissing(em, schoolId, termId, classIds);
  const progress = rows.map(({ classId, name, kind, ...counts }) => {
    const entered = Number(counts.entered);
    return {
      classId,
      exam: {
        name,
        kind,
        sheets: Number(counts.sheets),
        submitted: Number(counts.submitted),
        approved: Number(counts.approved),
        entered,
        expected: entered + (missing.get(keyOf({ classId, name, kind })) ?? 0),
      },
    };
  });
  const byClass = Map.groupBy(progress, ({ classId }) => classId);
  return new Map([...byClass].map(([id, list]) => [id, list.map(({ exam }) => exam)]));
}

const keyOf = ({ classId, name, kind }: Pick<Row, "classId" | "name" | "kind">): string => `${classId} ${kind} ${name}`;

async function countMissing(
  em: Em,
  schoolId: SchoolId,
  termId: TermId,
  classIds: readonly ClassId[],
): Promise<Map<string, number>> {
  const sql = `select a.class_id as classId, a.name, a.kind, count(*) as missing from ${SHEETS}
    where a.school_id = ? and a.term_id = ? and a.class_id in ${placesFor(classIds)} and ${IS_MISSING}
    group by a.class_id, a.name, a.kind`;
  type Missing = Pick<Row, "classId" | "name" | "kind"> & { missing: number };
  const rows = await runSql<Missing>(em, sql, [schoolId, termId, ...classIds]);
  return new Map(rows.map((row) => [keyOf(row), Number(row.missing)]));
}
