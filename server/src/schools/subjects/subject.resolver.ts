import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { isStaff } from "../../identity/identity.policy.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { ClassId, SubjectId, UserId } from "../../values/ids.js";
import type { SubjectGroup } from "../../values/subject-group.js";
import { ClassType } from "../class.type.js";
import { readClass } from "../read-class.js";
import { canManageSchool } from "../schools.policy.js";
import { loadSubjectTeachings } from "./load-subject-teachings.js";
import { nameSubjectTeacher } from "./name-subject-teacher.js";
import { saveSubject } from "./save-subject.js";
import { Subject } from "./subject.entity.js";
import {
  SubjectConnection,
  SubjectGroupEnum,
  SubjectTeachingType,
  SubjectType,
  toSubjectType,
} from "./subject.type.js";
import { unnameSubjectTeacher } from "./unname-subject-teacher.js";

@InputType({ description: "A subject to be added or changed." })
class SubjectInputType {
  @Field(() => ID, { nullable: true, description: "The subject to change; none adds one." })
  id?: string | null;

  @Field(() => String, { description: "What it is called, in at most 60 letters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "A few letters for narrow columns, at most 10." })
  code?: string | null;

  @Field(() => SubjectGroupEnum, { description: "Which kind of subject it is." })
  group!: SubjectGroup;

  @Field(() => Boolean, { defaultValue: false, description: "Whether it is no longer taught." })
  archived!: boolean;
}

const teachingsOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ClassId[]) =>
  loadSubjectTeachings(em, viewer!, ids),
);

@Resolver(() => ClassType)
export class SubjectResolver {
  @Query(() => SubjectConnection, { description: "The school's subjects, in the order they were added. For staff." })
  async subjects(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<SubjectType>> {
    const { schoolId } = requirePolicy(isStaff, requireViewer(context));
    const after = { schoolId, id: { $gt: readIdCursor(page) as SubjectId } };
    const options = { orderBy: { id: "asc" }, limit: page.first + 1, disableIdentityMap: true } as const;
    const rows = await context.em.find(Subject, after, options);
    const total = await context.em.count(Subject, { schoolId });
    return toConnection(rows, page, total, toSubjectType, ({ id }) => [id]);
  }

  @Mutation(() => SubjectType, { description: "Adds or changes a subject. For those who lead the school." })
  async saveSubject(
    @Arg("input", () => SubjectInputType, { description: "The subject." }) input: SubjectInputType,
    @Ctx() context: Context,
  ): Promise<SubjectType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const id = input.id == null ? null : readId<SubjectId>(input.id);
    const wanted = { ...input, id, code: input.code ?? null };
    const now = context.clock.now();
    return toSubjectType(await inTransaction(context.em, (tx) => saveSubject(tx, viewer, now, wanted)));
  }

  @Mutation(() => ClassType, {
    description: "Names who teaches a class a subject; the class becomes theirs to see. For those who lead the school.",
  })
  async nameSubjectTeacher(
    @Arg("classId", () => ID, { description: "The class." }) classId: string,
    @Arg("subjectId", () => ID, { description: "The subject." }) subjectId: string,
    @Arg("userId", () => ID, { description: "The teacher." }) userId: string,
    @Ctx() context: Context,
  ): Promise<ClassType> {
    return this.#change(context, nameSubjectTeacher, { classId, subjectId, userId });
  }

  @Mutation(() => ClassType, {
    description: "Takes a subject in a class from a teacher. The class stays theirs. For those who lead the school.",
  })
  async unnameSubjectTeacher(
    @Arg("classId", () => ID, { description: "The class." }) classId: string,
    @Arg("subjectId", () => ID, { description: "The subject." }) subjectId: string,
    @Arg("userId", () => ID, { description: "The teacher." }) userId: string,
    @Ctx() context: Context,
  ): Promise<ClassType> {
    return this.#change(context, unnameSubjectTeacher, { classId, subjectId, userId });
  }

  @FieldResolver(() => [SubjectTeachingType], {
    description:
      "Who teaches the class which subject, by subject. Where nobody is named, all its teachers may assess it.",
  })
  async subjectTeachers(@Root() { classId }: ClassType, @Ctx() context: Context): Promise<SubjectTeachingType[]> {
    return (await teachingsOf(context, classId)) ?? [];
  }

  async #change(
    context: Context,
    verb: typeof nameSubjectTeacher,
    ids: { classId: string; subjectId: string; userId: string },
  ): Promise<ClassType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const post = {
      classId: readId<ClassId>(ids.classId),
      subjectId: readId<SubjectId>(ids.subjectId),
      userId: readId<UserId>(ids.userId),
    };
    const now = context.clock.now();
    const found = await inTransaction(context.em, async (tx) => {
      const schoolClass = await readClass(tx, viewer.schoolId, post.classId);
      await verb(tx, viewer, now, post);
      return schoolClass;
    });
    context.relay.kick();
    return found;
  }
}
