import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Connection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { AwayStatus } from "../../values/learner-status.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { findLearners } from "../find-learners.js";
import { LearnerConnection, LearnerType } from "../learner.type.js";
import { loadLearners } from "../load-learners.js";
import { moveLearner } from "../move-learner.js";
import { canManageSchool, findsAllLearners } from "../schools.policy.js";
import { withdrawLearner } from "../withdraw-learner.js";
import { admitLearner } from "./admit-learner.js";
import { findAlike } from "./find-alike.js";
import { FormerYearType, readFormerYears } from "./former-years.js";
import { AdmissionInput, LearnerInput } from "./identity.input.js";
import { LifeConnection, type LifeLineType } from "./life-line.type.js";
import { AwayStatusEnum, LeavingReasonEnum } from "./life.enum.js";
import { proposeNumber } from "./propose-number.js";
import type { IdentityInput } from "./read-identity.js";
import { readLife } from "./read-life.js";
import { reEnterLearner } from "./re-enter-learner.js";
import { updateLearner } from "./update-learner.js";

const LEARNER = { description: "The learner." };
const CLASS = { description: "The class." };
const NOTE = { nullable: true, description: "What else is to be remembered, in at most 300 letters." };

@ArgsType()
class WithdrawalArguments {
  @Field(() => ID, LEARNER)
  learnerId!: string;

  @Field(() => AwayStatusEnum, { description: "How." })
  status!: AwayStatus;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The last day; without it, today." })
  day?: SchoolDay | null;

  @Field(() => LeavingReasonEnum, { nullable: true, description: "Why." })
  reason?: LeavingReason | null;

  @Field(() => String, { nullable: true, description: "The school they go to." })
  otherSchool?: string | null;

  @Field(() => String, NOTE)
  note?: string | null;
}

@ArgsType()
class FormerLearnersArguments extends PageArguments {
  @Field(() => AwayStatusEnum, { nullable: true, description: "How they went; in any way without it." })
  status?: AwayStatus | null;

  @Field(() => Int, { nullable: true, description: "The year of their last day; any without it." })
  year?: number | null;

  @Field(() => String, { nullable: true, description: "The beginnings of names, or of an admission number." })
  search?: string | null;
}

@Resolver()
export class LifeResolver {
  @Query(() => LifeConnection, {
    nullable: true,
    description:
      "What happened to a learner's place in the school, the latest first; null when it is not yours to see.",
  })
  async learnerLife(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<LifeLineType> | null> {
    const viewer = requireViewer(context);
    const learnerId = readId<LearnerId>(id);
    const learner = (await loadLearners(context.em, viewer, [learnerId])).get(learnerId);
    return learner?.seesMarks ? readLife(context.em, viewer, learnerId, page) : null;
  }

  @Query(() => LearnerConnection, {
    description: "Those who learn here no longer, by name. For those who lead the school and the bursar.",
  })
  formerLearners(
    @Args(() => FormerLearnersArguments) {
      status = null,
      year = null,
      search = null,
      ...page
    }: FormerLearnersArguments,
    @Ctx() context: Context,
  ): Promise<Connection<LearnerType>> {
    const viewer = requirePolicy(findsAllLearners, requireViewer(context));
    return findLearners(context.em, viewer, { classId: null, search, former: { status, year } }, page);
  }

  @Query(() => [FormerYearType], {
    description: "How many went in which year, the latest first. For those who lead the school and the bursar.",
  })
  formerYears(@Ctx() context: Context): Promise<FormerYearType[]> {
    const { schoolId } = requirePolicy(findsAllLearners, requireViewer(context));
    return readFormerYears(context.em, schoolId);
  }

  @Query(() => String, {
    nullable: true,
    description:
      "The admission number that would come next; null where the numbers do not end in digits. For those who lead the school.",
  })
  nextAdmissionNumber(@Ctx() context: Context): Promise<string | null> {
    const { schoolId } = requirePolicy(canManageSchool, requireUser(context));
    return proposeNumber(context.em, schoolId);
  }

  @Query(() => [LearnerType], {
    description:
      "Learners, past ones too, who may be the very child that is being admitted: at most 5. For those who lead the school.",
  })
  learnersAlike(
    @Arg("name", () => String, { description: "The child's name." }) name: string,
    @Arg("birthDate", () => SchoolDayScalar, { nullable: true, description: "The child's date of birth." })
    birthDate: SchoolDay | null,
    @Ctx() context: Context,
  ): Promise<LearnerType[]> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    return findAlike(context.em, viewer, { name, birthDate: birthDate ?? null });
  }

  @Mutation(() => LearnerType, {
    description: "Admits one learner, with guardians, into a class. For those who lead the school.",
  })
  async admitLearner(
    @Arg("input", () => AdmissionInput, { description: "Who, and into which class." }) input: AdmissionInput,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const { classId, name, ...rest } = input;
    const admission = { ...rest, name: name ?? "", classId: readId<ClassId>(classId) };
    return changed(context, (tx, viewer, now) => admitLearner(tx, viewer, now, admission));
  }

  @Mutation(() => LearnerType, {
    description: "Changes who a learner is said to be. For those who lead the school.",
  })
  async updateLearner(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Arg("input", () => LearnerInput, { description: "What changes." }) input: LearnerInput,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(id);
    const { name, ...rest } = input;
    const said: IdentityInput = name === undefined ? rest : { ...rest, name: name ?? "" };
    return changed(context, async (tx, viewer, now) => {
      await updateLearner(tx, viewer, now, { learnerId, ...said });
      return learnerId;
    });
  }

  @Mutation(() => LearnerType, {
    description:
      "Moves a learner to another class, from now on; what was marked stays where it was. For those who lead the school.",
  })
  async moveLearner(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Arg("classId", () => ID, CLASS) classId: string,
    @Arg("note", () => String, NOTE) note: string | null,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(id);
    return changed(context, async (tx, viewer, now) => {
      await moveLearner(tx, viewer, now, { learnerId, classId: readId<ClassId>(classId), note });
      return learnerId;
    });
  }

  @Mutation(() => LearnerType, {
    description:
      "Takes a learner who transfers, leaves or has completed off the roster; the record stays. For those who lead the school.",
  })
  async withdrawLearner(
    @Args(() => WithdrawalArguments) withdrawal: WithdrawalArguments,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(withdrawal.learnerId);
    return changed(context, async (tx, viewer, now) => {
      await withdrawLearner(tx, viewer, now, { ...withdrawal, learnerId });
      return learnerId;
    });
  }

  @Mutation(() => LearnerType, {
    description: "Takes a learner who went away back into a class. For those who lead the school.",
  })
  async reEnterLearner(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Arg("classId", () => ID, CLASS) classId: string,
    @Arg("note", () => String, NOTE) note: string | null,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(id);
    return changed(context, async (tx, viewer, now) => {
      await reEnterLearner(tx, viewer, now, { learnerId, classId: readId<ClassId>(classId), note: note ?? null });
      return learnerId;
    });
  }
}

/** Does something to a learner as one of those who lead the school; gives the learner as they are then. */
async function changed(
  context: Context,
  change: (tx: Em, viewer: UserViewer, now: Date) => Promise<LearnerId>,
): Promise<LearnerType> {
  const viewer = requirePolicy(canManageSchool, requireUser(context));
  const learnerId = await inTransaction(context.em, (tx) => change(tx, viewer, context.clock.now()));
  context.relay.kick();
  return (await loadLearners(context.em, viewer, [learnerId])).get(learnerId)!;
}
