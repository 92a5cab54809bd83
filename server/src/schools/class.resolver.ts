import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { refuse } from "./school-refusal.js";
import { StaffType } from "../identity/staff.type.js";
import { requirePolicy, requireUser, requireViewer } from "../identity/require-viewer.js";
import { createBatchLoader } from "../platform/batch-loader.js";
import { type Connection, readIdCursor, toConnection } from "../platform/connection.js";
import { PageArguments } from "../platform/page-arguments.js";
import { readId } from "../platform/read-id.js";
import { inTransaction } from "../platform/transaction.js";
import { parseGrade } from "../values/grade.js";
import type { ClassId, UserId } from "../values/ids.js";
import { addClass } from "./add-class.js";
import { assignTeacher } from "./assign-teacher.js";
import { ClassConnection, ClassType, TeachingKindEnum, TeachingType, toClassType } from "./class.type.js";
import { countEnrolled } from "./count-enrolled.js";
import { LearnerConnection, type LearnerType } from "./learner.type.js";
import { loadClassLearners } from "./load-class-learners.js";
import { loadTeachings } from "./load-teachings.js";
import { canManageSchool, canSeeClasses } from "./schools.policy.js";
import { TeachingKind } from "./teaching.entity.js";
import { unassignTeacher } from "./unassign-teacher.js";
import { visibleClasses } from "./visible-classes.js";

const sizeOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ClassId[]) =>
  countEnrolled(em, viewer!.schoolId, ids),
);
const teachingsOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ClassId[]) =>
  loadTeachings(em, viewer!, ids),
);
const rosterOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ClassId[]) =>
  loadClassLearners(em, viewer!, ids),
);

@Resolver(() => ClassType)
export class ClassResolver {
  @Query(() => ClassConnection, {
    description: "The school's classes; a teacher's own. The latest year first, then by grade and stream.",
  })
  async classes(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ClassType>> {
    const viewer = requirePolicy(canSeeClasses, requireViewer(context));
    const classes = await visibleClasses(context.em, viewer);
    const last = readIdCursor(page);
    const from = last === 0 ? 0 : classes.findIndex(({ id }) => id === last) + 1;
    return toConnection(classes.slice(from, from + page.first + 1), page, classes.length, toClassType, ({ id }) => [
      id,
    ]);
  }

  @Query(() => ClassType, {
    nullable: true,
    description: "One class; null when there is none or it is not yours to see.",
  })
  async class(
    @Arg("id", () => ID, { description: "The class's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<ClassType | null> {
    const viewer = requirePolicy(canSeeClasses, requireViewer(context));
    const classId = readId<ClassId>(id);
    const found = (await visibleClasses(context.em, viewer)).find((schoolClass) => schoolClass.id === classId);
    return found ? toClassType(found) : null;
  }

  @Mutation(() => ClassType, { description: "Adds a class of a year. For those who lead the school." })
  async addClass(
    @Arg("grade", () => String, { description: "The grade's code: PP1, PP2, G1 to G12, F1 to F4." }) gradeText: string,
    @Arg("stream", () => String, { description: "The stream; empty when the grade has one class only." })
    stream: string,
    @Arg("year", () => Int, { description: "The school year." }) year: number,
    @Ctx() context: Context,
  ): Promise<ClassType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const grade = parseGrade(gradeText);
    if (!grade) throw refuse("GRADE");
    const now = context.clock.now();
    const added = await inTransaction(context.em, (tx) => addClass(tx, viewer, now, { grade, stream, year }));
    context.relay.kick();
    return toClassType(added);
  }

  @Mutation(() => ClassType, { description: "Gives a teacher a class. For those who lead the school." })
  async assignTeacher(
    @Arg("classId", () => ID, { description: "The class." }) classId: string,
    @Arg("userId", () => ID, { description: "The teacher." }) userId: string,
    @Arg("kind", () => TeachingKindEnum, { description: "As what." }) kind: TeachingKind,
    @Ctx() context: Context,
  ): Promise<ClassType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const input = { classId: readId<ClassId>(classId), userId: readId<UserId>(userId), kind };
    const schoolClass = await inTransaction(context.em, (tx) => assignTeacher(tx, viewer, context.clock.now(), input));
    context.relay.kick();
    return toClassType(schoolClass);
  }

  @Mutation(() => ClassType, { description: "Takes a class from a teacher. For those who lead the school." })
  async unassignTeacher(
    @Arg("classId", () => ID, { description: "The class." }) classId: string,
    @Arg("userId", () => ID, { description: "The teacher." }) userId: string,
    @Ctx() context: Context,
  ): Promise<ClassType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const input = { classId: readId<ClassId>(classId), userId: readId<UserId>(userId) };
    const schoolClass = await inTransaction(context.em, (tx) =>
      unassignTeacher(tx, viewer, context.clock.now(), input),
    );
    context.relay.kick();
    return toClassType(schoolClass);
  }

  @FieldResolver(() => Int, { description: "How many learners are on the roster now." })
  async learnerCount(@Root() { classId }: ClassType, @Ctx() context: Context): Promise<number> {
    return (await sizeOf(context, classId)) ?? 0;
  }

  @FieldResolver(() => StaffType, { nullable: true, description: "The class teacher; null while there is none." })
  async classTeacher(@Root() { classId }: ClassType, @Ctx() context: Context): Promise<StaffType | null> {
    const teachings = await teachingsOf(context, classId);
    return teachings?.find(({ kind }) => kind === TeachingKind.class)?.staff ?? null;
  }

  @FieldResolver(() => [TeachingType], { description: "Who teaches the class, the class teacher first." })
  async teachers(@Root() { classId }: ClassType, @Ctx() context: Context): Promise<TeachingType[]> {
    return (await teachingsOf(context, classId)) ?? [];
  }

  @FieldResolver(() => LearnerConnection, {
    description: "Who is on the roster now, in its order, as far as you may see.",
  })
  async learners(
    @Root() { classId }: ClassType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<LearnerType>> {
    const roster = (await rosterOf(context, classId)) ?? [];
    const after = readIdCursor(page);
    const rows = roster.filter(({ position }) => position > after).slice(0, page.first + 1);
    return toConnection(
      rows,
      page,
      roster.length,
      ({ learner }) => learner,
      ({ position }) => [position],
    );
  }
}
