import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { requirePolicy, requireUser, requireViewer } from "../identity/require-viewer.js";
import { createBatchLoader } from "../platform/batch-loader.js";
import type { Connection } from "../platform/connection.js";
import { PageArguments } from "../platform/page-arguments.js";
import { readId } from "../platform/read-id.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import { ClassType } from "./class.type.js";
import { findLearners } from "./find-learners.js";
import { GuardianshipType, LearnerConnection, LearnerType } from "./learner.type.js";
import { childrenOf, readLearners } from "./learner-rows.js";
import { loadSiblings } from "./life/load-siblings.js";
import { loadClassesOfLearners } from "./load-classes.js";
import { loadGuardianships } from "./load-guardianships.js";
import { loadLearners } from "./load-learners.js";
import { canSeeClasses, seesOwnChildren } from "./schools.policy.js";

const classOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[]) =>
  loadClassesOfLearners(em, viewer!.schoolId, ids),
);
const guardiansOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[]) =>
  loadGuardianships(em, viewer!, ids),
);

const siblingsOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[]) =>
  loadSiblings(em, viewer!, ids),
);

@Resolver(() => LearnerType)
export class LearnerResolver {
  @Query(() => LearnerConnection, {
    description: "The school's learners by name; a teacher's own classes' learners. Not for guardians.",
  })
  async learners(
    @Arg("classId", () => ID, { nullable: true, description: "Only those on this class's roster now." }) classId:
      | string
      | null,
    @Arg("search", () => String, {
      nullable: true,
      description:
        "Only those whose names begin with these words, or whose admission number begins so; accents and case do not count.",
    })
    search: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<LearnerType>> {
    const viewer = requirePolicy(canSeeClasses, requireViewer(context));
    const wanted = { classId: classId == null ? null : readId<ClassId>(classId), search };
    return findLearners(context.em, viewer, wanted, page);
  }

  @Query(() => LearnerType, {
    nullable: true,
    description: "One learner; null when there is none or it is not yours to see.",
  })
  async learner(
    @Arg("id", () => ID, { description: "The learner's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<LearnerType | null> {
    const viewer = requireViewer(context);
    const learnerId = readId<LearnerId>(id);
    return (await loadLearners(context.em, viewer, [learnerId])).get(learnerId) ?? null;
  }

  @Query(() => [LearnerType], { description: "A guardian's own children at this school." })
  async myChildren(@Ctx() context: Context): Promise<LearnerType[]> {
    const viewer = requirePolicy(seesOwnChildren, requireUser(context));
    const inOrder = { sql: "order by l.name, l.id", values: [] };
    return readLearners(context.em, viewer, [childrenOf(viewer.userId)], inOrder);
  }

  @FieldResolver(() => ClassType, { nullable: true, description: "The class the learner is in now." })
  async class(@Root() { learnerId }: LearnerType, @Ctx() context: Context): Promise<ClassType | null> {
    return (await classOf(context, learnerId)) ?? null;
  }

  @FieldResolver(() => [LearnerType], {
    description: "Brothers and sisters: with whom the learner shares a guardian, as far as you may see. At most 20.",
  })
  async siblings(@Root() { learnerId }: LearnerType, @Ctx() context: Context): Promise<LearnerType[]> {
    return (await siblingsOf(context, learnerId)) ?? [];
  }

  @FieldResolver(() => [GuardianshipType], {
    description: "Who answers for the learner, who is called first at the head.",
  })
  async guardians(@Root() { learnerId }: LearnerType, @Ctx() context: Context): Promise<GuardianshipType[]> {
    return (await guardiansOf(context, learnerId)) ?? [];
  }
}
