import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SheetCell, SheetSource } from "../../platform/spreadsheet/write-sheet.js";
import type { Locale } from "../../schools/exports/list-column.js";
import { readLearnerRecords } from "../../schools/exports/read-learner-records.js";
import type { AssessmentId, ClassId, LearnerId, SchoolId, TermId } from "../../values/ids.js";
import { NO_SCORE, type Score, tenthsOf } from "../../values/score.js";

type Column = { id: AssessmentId; subject: string; name: string; maximum: number | null };

const HEAD: Record<Locale, readonly string[]> = {
  en: ["Admission number", "Name", "Sex"],
  sw: ["Namba ya usajili", "Jina", "Jinsia"],
};
/** What is said of somebody who has no marks: absent, which is not zero, and exempt. */
const WORDS: Record<string, string> = { A: "AB", X: "EX" };

/** The scores of those on a class's list now in one term: a row a learner, a column an assessment with what it is out of. */
export async function exportScores(
  em: Em,
  schoolId: SchoolId,
  classId: ClassId,
  termId: TermId,
  locale: Locale,
): Promise<Pick<SheetSource, "head" | "rows">> {
  const columns = await runSql<Column>(
    em,
    `select id, subject, name, maximum from assessment
     where school_id = ? and class_id = ? and term_id = ? order by subject, day, id`,
    [schoolId, classId, termId],
  );
  const titles = columns.map(({ subject, name, maximum }) =>
    maximum === null ? `${subject}: ${name}` : `${subject}: ${name} /${maximum}`,
  );
  return { head: [...HEAD[locale], ...titles], rows: scoreRows(em, schoolId, classId, termId, columns) };
}

async function* scoreRows(
  em: Em,
  schoolId: SchoolId,
  classId: ClassId,
  termId: TermId,
  columns: readonly Column[],
): AsyncGenerator<SheetCell[]> {
  const learners = await readLearnerRecords(em, schoolId, classId);
  const scores = await runSql<{ assessmentId: AssessmentId; learnerId: LearnerId; value: Score }>(
    em,
    `select s.assessment_id as assessmentId, s.learner_id as learnerId, s.value
     from score s join assessment a on a.id = s.assessment_id
     where a.school_id = ? and a.class_id = ? and a.term_id = ?`,
    [schoolId, classId, termId],
  );
  const byCell = new Map(scores.map(({ assessmentId, learnerId, value }) => [`${learnerId}:${assessmentId}`, value]));
  for (const { id, admissionNumber, name, sex } of learners) {
    yield [admissionNumber, name, sex, ...columns.map((column) => toCell(byCell.get(`${id}:${column.id}`)))];
  }
}

function toCell(score: Score | undefined): SheetCell {
  if (score === undefined || score === NO_SCORE) return null;
  return tenthsOf(score) === null ? (WORDS[score] ?? score) : Number(score);
}
