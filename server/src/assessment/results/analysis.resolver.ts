import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import type { Viewer } from "../../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { ClassType } from "../../schools/class.type.js";
import { findTerm } from "../../schools/find-term.js";
import { loadLearners } from "../../schools/load-learners.js";
import { parseGrade } from "../../values/grade.js";
import type { AssessmentId, ClassId, SubjectId, TermId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { AssessmentKind } from "../assessment-kind.js";
import { AssessmentKindEnum } from "../assessment-kind.enum.js";
import { Assessment } from "../assessment.entity.js";
import { readsScores } from "../assessment.policy.js";
import { toAssessmentType } from "../assessment.type.js";
import { AnalysisType, MissingSheetConnection, type MissingSheetType, toAnalysisType } from "./analysis.type.js";
import { listMissingScores, type MissingSheet, readMissingLearners } from "./list-missing-scores.js";
import { readableClasses } from "./readable-classes.js";
import { readSubjectAnalysis } from "./read-subject-analysis.js";
import { refuse } from "../assessment-refusal.js";
import { refuse as refuseOfSchool } from "../../schools/school-refusal.js";

const MISSING_NAMES = 10;

@Resolver()
export class AnalysisResolver {
  @Query(() => AnalysisType, {
    description:
      "How a class, or a grade with each of its streams, did in its subjects in a term. For those who lead the school, and for teachers of their own classes.",
  })
  async subjectAnalysis(
    @Arg("termId", () => ID, { description: "The term." }) term: string,
    @Arg("classId", () => ID, { nullable: true, description: "The class; none where a grade is asked for." })
    classId: string | null,
    @Arg("grade", () => String, { nullable: true, description: "The grade's code; none where a class is asked for." })
    grade: string | null,
    @Arg("subjectId", () => ID, { nullable: true, description: "Only this subject." }) subject: string | null,
    @Arg("kind", () => AssessmentKindEnum, { nullable: true, description: "Only from work of this kind." })
    kind: AssessmentKind | null,
    @Ctx() context: Context,
  ): Promise<AnalysisType> {
    const viewer = requirePolicy(readsScores, requireViewer(context));
    const { em } = context;
    const { id: termId, year } = await findTerm(em, viewer.schoolId, readId<TermId>(term));
    const classes = await chooseClasses(em, viewer, year, { classId, grade });
    if (classes.size === 0 || (classId == null) === (grade == null)) throw nothingChosen();
    const wanted = { termId, classIds: [...classes.keys()], subjectId: readSubject(subject), kind: kind ?? null };
    return toAnalysisType(await readSubjectAnalysis(em, viewer.schoolId, wanted), classes);
  }

  @Query(() => MissingSheetConnection, {
    description:
      "Assessments up to today in which somebody has no score who is on the class list and was on the assessment's day. For those who lead the school, and for teachers of their own classes.",
  })
  async missingScores(
    @Arg("termId", () => ID, { description: "The term." }) term: string,
    @Arg("classId", () => ID, { nullable: true, description: "Only of this class." }) classId: string | null,
    @Arg("grade", () => String, { nullable: true, description: "Only of this grade, by its code." })
    grade: string | null,
    @Arg("subjectId", () => ID, { nullable: true, description: "Only in this subject." }) subject: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<MissingSheetType>> {
    const viewer = requirePolicy(readsScores, requireViewer(context));
    const { em, clock } = context;
    const { id: termId, year } = await findTerm(em, viewer.schoolId, readId<TermId>(term));
    const classes = await chooseClasses(em, viewer, year, { classId, grade });
    const today = schoolDayAt(clock.now());
    const wanted = { termId, classIds: [...classes.keys()], subjectId: readSubject(subject), today };
    const from = { after: readIdCursor(page) as AssessmentId, limit: page.first + 1 };
    const { sheets, total } = await listMissingScores(em, viewer.schoolId, wanted, from);
    const spelt = await spellOut(em, viewer, sheets, classes);
    return toConnection(
      sheets,
      page,
      total,
      ({ assessmentId }) => spelt.get(assessmentId)!,
      ({ assessmentId }) => [assessmentId],
    );
  }
}

const nothingChosen = () => refuse("NOTHING_CHOSEN");

const readSubject = (text: string | null): SubjectId | null => (text == null ? null : readId<SubjectId>(text));

/** Those of the viewer's classes of a year that were asked for. */
async function chooseClasses(
  em: Em,
  viewer: Viewer,
  year: number,
  asked: { classId: string | null; grade: string | null },
): Promise<Map<ClassId, ClassType>> {
  const classId = asked.classId == null ? null : readId<ClassId>(asked.classId);
  const grade = asked.grade == null ? null : parseGrade(asked.grade);
  if (asked.grade != null && grade === null) {
    throw refuseOfSchool("GRADE");
  }
  const classes = [...(await readableClasses(em, viewer))].filter(
    ([id, each]) =>
      each.year === year && (classId === null || id === classId) && (grade === null || each.grade === grade),
  );
  return new Map(classes);
}

async function spellOut(
  em: Em,
  viewer: Viewer,
  missing: readonly MissingSheet[],
  classes: ReadonlyMap<ClassId, ClassType>,
): Promise<Map<AssessmentId, MissingSheetType>> {
  const ids = missing.map(({ assessmentId }) => assessmentId);
  const where = { schoolId: viewer.schoolId, id: { $in: ids } };
  const assessments = await em.find(Assessment, where, { disableIdentityMap: true });
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  const without = await readMissingLearners(em, viewer.schoolId, ids, MISSING_NAMES);
  const learners = await loadLearners(em, viewer, [...new Set([...without.values()].flat())]);
  return new Map(
    missing.map(({ assessmentId: id, classId, ...counts }) => [
      id,
      {
        ...counts,
        assessment: toAssessmentType(byId.get(id)!),
        class: classes.get(classId)!,
        learners: (without.get(id) ?? []).flatMap((learnerId) => learners.get(learnerId) ?? []),
      },
    ]),
  );
}
