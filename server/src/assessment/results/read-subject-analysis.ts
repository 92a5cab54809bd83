import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { readTerms } from "../../schools/find-term.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { ClassId, LearnerId, SchoolId, SubjectId, TermId } from "../../values/ids.js";
import type { AssessmentKind } from "../assessment-kind.js";
import { type AnalysedLine, lineKey, linesBySubject, type SubjectSummary, summarise } from "./analyse-subjects.js";
import type { ClassResults } from "./class-results.js";
import { readClassResults } from "./read-class-results.js";

type SubjectAnalysis = {
  readonly subjectId: SubjectId | null;
  readonly name: string;
  readonly code: string | null;
  readonly summary: SubjectSummary;
  /** By class, in the order in which they were asked for; only those that have the subject. */
  readonly streams: readonly { readonly classId: ClassId; readonly summary: SubjectSummary }[];
};

export type Analysis = {
  /** Against which term learners are compared; null where there was none. */
  readonly before: TermDates | null;
  readonly subjects: readonly SubjectAnalysis[];
};

type Wanted = {
  readonly termId: TermId;
  /** Classes of one grade. */
  readonly classIds: readonly ClassId[];
  readonly subjectId: SubjectId | null;
  readonly kind: AssessmentKind | null;
};

/** What classes' results in each subject, or in one, come to in a term, beside the same learners' in the term before. */
export async function readSubjectAnalysis(em: Em, schoolId: SchoolId, wanted: Wanted): Promise<Analysis> {
  const { termId, classIds, subjectId, kind } = wanted;
  const results = await readClassResults(em, schoolId, termId, classIds, kind);
  const ofClasses = classIds.flatMap((id) => results.get(id) ?? []);
  const [first] = ofClasses;
  if (!first) return { before: null, subjects: [] };
  const before = await findTermBefore(em, schoolId, termId);
  const earlier = before && (await readEarlier(em, schoolId, before, ofClasses, kind));
  const analysed = [...linesBySubject(ofClasses)].filter(
    ([, lines]) => subjectId === null || lines[0]!.line.subjectId === subjectId,
  );
  const analyse = ([key, lines]: (typeof analysed)[number]): SubjectAnalysis => {
    const { subjectId: id, name, code } = lines[0]!.line;
    const of = (some: readonly AnalysedLine[]) =>
      summarise(some, first.scale, id, earlier && (earlier.get(key) ?? new Map<LearnerId, AnalysedLine>()));
    const byClass = Map.groupBy(lines, ({ classId }) => classId);
    const streams = [...byClass].map(([classId, own]) => ({ classId, summary: of(own) }));
    return { subjectId: id, name, code, summary: of(lines), streams };
  };
  return { before, subjects: analysed.map(analyse) };
}

async function findTermBefore(em: Em, schoolId: SchoolId, termId: TermId): Promise<TermDates | null> {
  const terms = await readTerms(em, schoolId);
  const { starts } = terms.get(termId)!;
  const ended = [...terms.values()].filter(({ ends }) => ends < starts);
  return ended.toSorted((one, other) => (one.ends < other.ends ? -1 : 1)).at(-1) ?? null;
}

/** The same learners' lines of a term, in whatever classes they were then, by subject and learner. */
async function readEarlier(
  em: Em,
  schoolId: SchoolId,
  { id, year }: TermDates,
  results: readonly ClassResults[],
  kind: AssessmentKind | null,
): Promise<Map<string, Map<LearnerId, AnalysedLine>>> {
  const classIds = results.map(({ classId }) => classId);
  const rows = await runSql<{ id: ClassId }>(
    em,
    `select distinct c.id from enrolment e join enrolment o on o.learner_id = e.learner_id
       join school_class c on c.id = o.class_id
     where e.school_id = ? and e.class_id in ${placesFor(classIds)} and c.school_id = ? and c.year = ?`,
    [schoolId, ...classIds, schoolId, year],
  );
  const ids = rows.map((row) => row.id);
  const then = await readClassResults(em, schoolId, id, ids, kind);
  const learners = new Set(results.flatMap((each) => each.learners.map(({ learnerId }) => learnerId)));
  const lines = [...linesBySubject(then.values()).values()].flat().filter(({ learnerId }) => learners.has(learnerId));
  const bySubject = Map.groupBy(lines, ({ line }) => lineKey(line));
  return new Map([...bySubject].map(([key, own]) => [key, new Map(own.map((each) => [each.learnerId, each]))]));
}
