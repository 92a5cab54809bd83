import { Arg, Args, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { toClassType } from "../../schools/class.type.js";
import { SchoolClass } from "../../schools/school-class.entity.js";
import { canManageSchool, seesAllClasses } from "../../schools/schools.policy.js";
import { Term } from "../../schools/term.entity.js";
import type { AssessmentId, ClassId, ScaleId, SubjectId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { AssessmentKindEnum } from "../assessment-kind.enum.js";
import type { AssessmentKind } from "../assessment-kind.js";
import { AssessmentType, toAssessmentType } from "../assessment.type.js";
import { approveSheet } from "./approve-sheet.js";
import { changeAssessment } from "./change-assessment.js";
import { planExam } from "./plan-exam.js";
import { ClassProgressConnection, type ClassProgressType, PlannedExamType } from "./plan.type.js";
import { readProgress } from "./read-progress.js";
import { removeAssessment } from "./remove-assessment.js";

@InputType({ description: "An exam to be held in many classes and subjects." })
class ExamPlanInput {
  @Field(() => ID, { description: "The term." })
  termId!: string;

  @Field(() => String, { description: "What it is called, in at most 60 letters." })
  name!: string;

  @Field(() => AssessmentKindEnum, { description: "What kind of work it is." })
  kind!: AssessmentKind;

  @Field(() => Int, { nullable: true, description: "The most marks there are; none where learners get levels." })
  maximum?: number | null;

  @Field(() => SchoolDayScalar, { description: "The day it is held, in the term." })
  day!: SchoolDay;

  @Field(() => Int, { defaultValue: 100, description: "How much it counts beside the term's others, 1 to 1000." })
  weight!: number;

  @Field(() => [ID], { description: "The classes, from 1 to 100." })
  classIds!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: "The subjects; none for those that somebody is named for in each class.",
  })
  subjectIds?: string[] | null;
}

@InputType({ description: "What an assessment is to be from now on." })
class AssessmentChangeInput {
  @Field(() => ID, { description: "The assessment." })
  id!: string;

  @Field(() => String, { description: "What it is called, in at most 60 letters." })
  name!: string;

  @Field(() => SchoolDayScalar, { description: "The day it is held, in the same term." })
  day!: SchoolDay;

  @Field(() => Int, { description: "How much it counts beside the subject's others of the term, 1 to 1000." })
  weight!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The most marks there are; changes only while nothing was entered.",
  })
  maximum?: number | null;

  @Field(() => ID, { nullable: true, description: "The scale it is graded by; none where it is not graded." })
  scaleId?: string | null;
}

@Resolver()
export class PlanResolver {
  @Query(() => ClassProgressConnection, {
    description: "How far the classes of a term's year are with its exams. For those who lead the school.",
  })
  async assessmentProgress(
    @Arg("termId", () => ID, { description: "The term." }) id: string,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ClassProgressType>> {
    const { schoolId } = requirePolicy(seesAllClasses, requireViewer(context));
    const { em } = context;
    const term = await em.findOne(Term, { schoolId, id: readId<TermId>(id) }, { disableIdentityMap: true });
    const where = { schoolId, year: term?.year ?? 0 };
    const options = { orderBy: { id: "asc" }, limit: page.first + 1, disableIdentityMap: true } as const;
    const classes = await em.find(SchoolClass, { ...where, id: { $gt: readIdCursor(page) as ClassId } }, options);
    const ids = classes.map((schoolClass) => schoolClass.id);
    const progress = term ? await readProgress(em, schoolId, term.id, ids) : new Map();
    const toNode = (row: SchoolClass) => ({ class: toClassType(row), exams: progress.get(row.id) ?? [] });
    return toConnection(classes, page, await em.count(SchoolClass, where), toNode, (row) => [row.id]);
  }

  @Mutation(() => PlannedExamType, {
    description: "Opens a sheet for every subject of every class that has none yet. For those who lead the school.",
  })
  async planExam(
    @Arg("input", () => ExamPlanInput, { description: "The exam." }) input: ExamPlanInput,
    @Ctx() context: Context,
  ): Promise<PlannedExamType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const plan = {
      ...input,
      maximum: input.maximum ?? null,
      termId: readId<TermId>(input.termId),
      classIds: input.classIds.map((id) => readId<ClassId>(id)),
      subjectIds: input.subjectIds?.map((id) => readId<SubjectId>(id)) ?? null,
    };
    const planned = await inTransaction(context.em, (tx) => planExam(tx, viewer, context.clock.now(), plan));
    context.relay.kick();
    return planned;
  }

  @Mutation(() => AssessmentType, { description: "Changes an assessment. For those who lead the school." })
  async changeAssessment(
    @Arg("input", () => AssessmentChangeInput, { description: "What it is to be." }) input: AssessmentChangeInput,
    @Ctx() context: Context,
  ): Promise<AssessmentType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const id = readId<AssessmentId>(input.id);
    const scaleId = input.scaleId == null ? null : readId<ScaleId>(input.scaleId);
    const { name, day, weight } = input;
    const change = { id, name, day, weight, maximum: input.maximum ?? null, scaleId };
    const changed = await inTransaction(context.em, (tx) => changeAssessment(tx, viewer, context.clock.now(), change));
    context.relay.kick();
    return toAssessmentType({ ...changed, id });
  }

  @Mutation(() => Boolean, {
    description: "Takes an assessment away in which nothing was ever entered. For those who lead the school.",
  })
  async removeAssessment(
    @Arg("id", () => ID, { description: "The assessment." }) idText: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const id = readId<AssessmentId>(idText);
    await inTransaction(context.em, (tx) => removeAssessment(tx, viewer, context.clock.now(), id));
    context.relay.kick();
    return true;
  }

  @Mutation(() => AssessmentType, {
    description:
      "Says that somebody else's submitted sheet was looked through and is right. For those who lead the school.",
  })
  async approveSheet(
    @Arg("assessmentId", () => ID, { description: "The assessment." }) idText: string,
    @Ctx() context: Context,
  ): Promise<AssessmentType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const id = readId<AssessmentId>(idText);
    const approved = await inTransaction(context.em, (tx) => approveSheet(tx, viewer, context.clock.now(), id));
    context.relay.kick();
    return toAssessmentType({ ...approved, id });
  }
}
