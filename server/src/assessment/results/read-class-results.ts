import { setImmediate as pause } from "node:timers/promises";
import type { Em } from "../../platform/orm.js";
import { readTerms } from "../../schools/find-term.js";
import type { Grade } from "../../values/grade.js";
import type { ClassId, ScaleId, SchoolId, TermId } from "../../values/ids.js";
import type { AssessmentKind } from "../assessment-kind.js";
import { DEFAULT_SCALES } from "../grading/default-scales.js";
import { readScales } from "../scales/read-scales.js";
import { readGradeScales } from "../scales/read-grade-scales.js";
import { type ClassResults, type ResultAssessment, type ResultScale, subjectKey } from "./class-results.js";
import { dueBy, type IsDue } from "./due-by.js";
import { type ClassSheets, examKey, gradeLearner } from "./grade-learner.js";
import { listLearners } from "./list-learners.js";
import { placeLearners } from "./place-learners.js";
import { readResultRows, type ResultRows, type ResultStay } from "./result-rows.js";

type Scales = { readonly of: (grade: Grade) => ResultScale; readonly byId: ReadonlyMap<ScaleId, ResultScale> };

/**
 * A term's results of classes, learner by learner, as they stand: from all assessments, or of one kind. Whole grades are
 * read, for the places in the grade. A class of another year than the term's, or of another school, is not in it.
 *
 * Subjects are graded by the scale that the grade has now, a single assessment by its own.
 */
export async function readClassResults(
  em: Em,
  schoolId: SchoolId,
  termId: TermId,
  classIds: readonly ClassId[],
  kind: AssessmentKind | null = null,
): Promise<Map<ClassId, ClassResults>> {
  const term = (await readTerms(em, schoolId)).get(termId);
  if (!term) return new Map();
  const rows = await readResultRows(em, schoolId, term, classIds, kind);
  if (rows.classes.length === 0) return new Map();
  const scales = await readResultScales(em, schoolId);
  const learners = listLearners(rows, term.ends);
  const isDue = dueBy(rows.stays);
  const results: ClassResults[] = [];
  for (const [grade, classes] of Map.groupBy(rows.classes, (each) => each.grade)) {
    const scale = scales.of(grade);
    const graded: ClassResults[] = [];
    for (const { id } of classes) {
      graded.push(gradeClass(rows, scales, scale, termId, id, learners.get(id) ?? [], isDue));
      // Others are answered between two classes.
      await pause();
    }
    results.push(...placeGrade(scale, graded));
  }
  const asked = new Set(classIds);
  return new Map(results.filter(({ classId }) => asked.has(classId)).map((each) => [each.classId, each]));
}

function gradeClass(
  rows: ResultRows,
  { byId }: Scales,
  scale: ResultScale,
  termId: TermId,
  classId: ClassId,
  stays: readonly Pick<ResultStay, "learnerId" | "position">[],
  isDue: IsDue,
): ClassResults {
  const assessments = rows.assessments.filter((assessment) => assessment.classId === classId);
  const others = rows.assessments.filter((assessment) => assessment.classId !== classId);
  const subjects = [...Map.groupBy(assessments, subjectKey).values()].toSorted(([one], [other]) =>
    bySubject(one!, other!),
  );
  const sheets: ClassSheets = {
    rule: scale.rule,
    ruleOf: (scaleId) => (scaleId === null ? undefined : byId.get(scaleId)?.rule) ?? scale.rule,
    subjects,
    elsewhere: Map.groupBy(others, examKey),
  };
  const none = new Map();
  const learners = stays.map(({ learnerId, position }) => ({
    learnerId,
    position,
    ...gradeLearner(sheets, rows.scores.get(learnerId) ?? none, (assessment) => isDue(learnerId, assessment)),
    inStream: null,
    inGrade: null,
  }));
  return { classId, termId, scale, assessments: subjects.flat(), learners };
}

/** In the order in which the school added its subjects; what is not on its list comes last. */
const bySubject = (one: ResultAssessment, other: ResultAssessment): number =>
  (one.subjectId ?? Infinity) - (other.subjectId ?? Infinity) || (one.subject < other.subject ? -1 : 1);

function placeGrade({ rule }: ResultScale, classes: readonly ClassResults[]): ClassResults[] {
  const inGrade = placeLearners(
    rule,
    classes.flatMap(({ learners }) => learners),
  );
  return classes.map((results) => {
    const inStream = placeLearners(rule, results.learners);
    return {
      ...results,
      learners: results.learners.map((learner) => ({
        ...learner,
        inStream: inStream.get(learner.learnerId) ?? null,
        inGrade: inGrade.get(learner.learnerId) ?? null,
      })),
    };
  });
}

/** A grade that no scale was chosen for has the one that new schools begin with. */
async function readResultScales(em: Em, schoolId: SchoolId): Promise<Scales> {
  const byId = await readScales(em, schoolId);
  const chosen = await readGradeScales(em, schoolId);
  return {
    byId,
    of: (grade) => {
      const id = chosen.get(grade);
      const found = id === undefined ? undefined : byId.get(id);
      return found ?? { id: null, ...DEFAULT_SCALES.find(({ grades }) => grades.includes(grade))! };
    },
  };
}
