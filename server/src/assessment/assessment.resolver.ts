import { Arg, Args, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { requirePolicy, requireUser, requireViewer } from "../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../platform/connection.js";
import { PageArguments } from "../platform/page-arguments.js";
import { readId } from "../platform/read-id.js";
import { inTransaction } from "../platform/transaction.js";
import { readTaught } from "../schools/read-taught.js";
import type { AssessmentId, ClassId, ScaleId, SubjectId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import { addAssessment } from "./add-assessment.js";
import type { AssessmentKind } from "./assessment-kind.js";
import { AssessmentKindEnum } from "./assessment-kind.enum.js";
import { checkAssessor } from "./check-assessor.js";
import { Assessment } from "./assessment.entity.js";
import { canAssess, canReadScores } from "./assessment.policy.js";
import { AssessmentConnection, AssessmentType, ScoreSheetType, toAssessmentType } from "./assessment.type.js";
import { readScoreSheet } from "./read-score-sheet.js";
import { readableClasses } from "./results/readable-classes.js";
import { refuse } from "./assessment-refusal.js";

@InputType({ description: "A test or a task to be added to a class." })
class AddAssessmentInput {
  @Field(() => ID, { description: "The class." })
  classId!: string;

  @Field(() => ID, { nullable: true, description: "The subject, of the school's list." })
  subjectId?: string | null;

  @Field(() => String, { nullable: true, description: "Or the subject's name, as that list has it." })
  subject?: string | null;

  @Field(() => String, { description: "What it is called, in at most 60 letters." })
  name!: string;

  @Field(() => AssessmentKindEnum, { description: "What kind of work it is." })
  kind!: AssessmentKind;

  @Field(() => Int, {
    nullable: true,
    description: "The most marks there are, from 1 to 999; none where learners get levels.",
  })
  maximum?: number | null;

  @Field(() => SchoolDayScalar, { description: "The day it is held, or handed in; in a term of the class's year." })
  day!: SchoolDay;

  @Field(() => Int, {
    nullable: true,
    description: "How much it counts beside the subject's others of the term, from 1 to 1000; 100 unless it is said.",
  })
  weight?: number | null;

  @Field(() => ID, { nullable: true, description: "The scale it is graded by; the grade's own unless it is said." })
  scaleId?: string | null;
}

@Resolver()
export class AssessmentResolver {
  @Query(() => AssessmentConnection, {
    description:
      "A class's assessments, oldest first. For those who lead the school and the class's teachers; nobody else is told of any.",
  })
  async assessments(
    @Arg("classId", () => ID, { description: "The class." }) id: string,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<AssessmentType>> {
    const viewer = requireViewer(context);
    const { em } = context;
    const classId = readId<ClassId>(id);
    const taught = await readTaught(em, viewer);
    const where = { schoolId: viewer.schoolId, classId };
    const isTold = canReadScores(viewer, taught.get(classId) ?? null);
    const after = { ...where, id: { $gt: readIdCursor(page) as AssessmentId } };
    const options = { orderBy: { id: "asc" }, limit: page.first + 1, disableIdentityMap: true } as const;
    const rows = isTold ? await em.find(Assessment, after, options) : [];
    const total = isTold ? await em.count(Assessment, where) : 0;
    return toConnection(rows, page, total, toAssessmentType, (row) => [row.id]);
  }

  @Query(() => ScoreSheetType, {
    nullable: true,
    description: "An assessment's scores; null when there is no such assessment, or when it is not yours to see.",
  })
  async scoreSheet(
    @Arg("assessmentId", () => ID, { description: "The assessment." }) id: string,
    @Ctx() context: Context,
  ): Promise<ScoreSheetType | null> {
    return readScoreSheet(context.em, requireViewer(context), readId<AssessmentId>(id));
  }

  @Mutation(() => AssessmentType, {
    description: "Adds an assessment. For those who lead the school, and teachers in their own classes.",
  })
  async addAssessment(
    @Arg("input", () => AddAssessmentInput, { description: "What is to be assessed." }) input: AddAssessmentInput,
    @Ctx() context: Context,
  ): Promise<AssessmentType> {
    const viewer = requirePolicy(canAssess, requireUser(context));
    const classId = readId<ClassId>(input.classId);
    if (!(await readableClasses(context.em, viewer)).has(classId)) {
      throw refuse("NOT_A_CLASS_OF_YOURS");
    }
    const subjectId = input.subjectId == null ? null : readId<SubjectId>(input.subjectId);
    const scaleId = input.scaleId == null ? null : readId<ScaleId>(input.scaleId);
    const wanted = { ...input, classId, subjectId, scaleId, maximum: input.maximum ?? null };
    await checkAssessor(context.em, viewer, wanted);
    const now = context.clock.now();
    const added = await inTransaction(context.em, (tx) => addAssessment(tx, viewer, now, wanted));
    context.relay.kick();
    return toAssessmentType(added);
  }
}
