import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { className } from "../../schools/class-name.js";
import { countEnrolled } from "../../schools/count-enrolled.js";
import { readTerms } from "../../schools/find-term.js";
import { LeavingReasonEnum } from "../../schools/life/life.enum.js";
import { loadLearners } from "../../schools/load-learners.js";
import { canManageSchool } from "../../schools/schools.policy.js";
import type { ClassId, LearnerId, PromotionId, SchoolId } from "../../values/ids.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { applyPromotion } from "./apply-promotion.js";
import { planPromotion } from "./plan-promotion.js";
import type { Choice } from "./promotion-choice.entity.js";
import { Promotion } from "./promotion.entity.js";
import {
  PromotedClassType,
  PromotedLearnerConnection,
  type PromotedLearnerType,
  PromotionChoiceEnum,
  PromotionTargetType,
  PromotionType,
  toPromotionType,
} from "./promotion.type.js";
import { type Plan, readPlan } from "./read-plan.js";
import { readTarget } from "./read-target.js";
import { setChoices } from "./set-choices.js";
import { setClassTarget } from "./set-class-target.js";
import { summariseClasses, summariseTargets } from "./summarise-plan.js";
import { undoPromotion } from "./undo-promotion.js";

const PROMOTION = { description: "The promotion." };
const YEAR = { description: "The year whose classes go up." };
const STREAM = { defaultValue: "", description: "The stream; empty for a grade with one class only." };

@ArgsType()
class ChoicesArguments {
  @Field(() => ID, PROMOTION)
  id!: string;

  @Field(() => [ID], { description: "Whom: 1 to 200 learners." })
  learnerIds!: string[];

  @Field(() => PromotionChoiceEnum, { nullable: true, description: "What becomes of them; as their class without it." })
  choice?: Choice | null;

  @Field(() => String, { nullable: true, description: "The grade they go to, when it is not their class's." })
  grade?: string | null;

  @Field(() => String, STREAM)
  stream!: string;

  @Field(() => LeavingReasonEnum, { nullable: true, description: "Why they leave." })
  reason?: LeavingReason | null;
}

@Resolver(() => PromotionType)
export class PromotionResolver {
  @Query(() => PromotionType, {
    nullable: true,
    description: "The promotion out of a year; null when none was begun. For those who lead the school.",
  })
  async promotion(
    @Arg("fromYear", () => Int, YEAR) fromYear: number,
    @Ctx() context: Context,
  ): Promise<PromotionType | null> {
    const { schoolId } = requirePolicy(canManageSchool, requireUser(context));
    const found = await context.em.findOne(Promotion, { schoolId, fromYear }, { disableIdentityMap: true });
    return found && toPromotionType(found);
  }

  @Mutation(() => PromotionType, {
    description: "Begins the plan of a year's promotion, or gives the one there is. For those who lead the school.",
  })
  planPromotion(@Arg("fromYear", () => Int, YEAR) fromYear: number, @Ctx() context: Context): Promise<PromotionType> {
    return changed(context, (tx, viewer, now) => planPromotion(tx, viewer, now, fromYear));
  }

  @Mutation(() => PromotionType, {
    description: "Says where a class goes as a whole. For those who lead the school.",
  })
  setPromotionClass(
    @Arg("id", () => ID, PROMOTION) id: string,
    @Arg("classId", () => ID, { description: "The class of the old year." }) classId: string,
    @Arg("grade", () => String, {
      nullable: true,
      description: "The grade it goes to; without it, it has completed what the school offers.",
    })
    grade: string | null,
    @Arg("stream", () => String, STREAM) stream: string,
    @Ctx() context: Context,
  ): Promise<PromotionType> {
    const target = grade == null ? null : readTarget(grade, stream);
    const input = { promotionId: readId<PromotionId>(id), classId: readId<ClassId>(classId), target };
    return changed(context, (tx, viewer) => setClassTarget(tx, viewer, input));
  }

  @Mutation(() => PromotionType, {
    description: "Says what becomes of some learners, whatever becomes of their class. For those who lead the school.",
  })
  setPromotionChoices(
    @Args(() => ChoicesArguments) { id, choice = null, grade, stream, reason = null, ...rest }: ChoicesArguments,
    @Ctx() context: Context,
  ): Promise<PromotionType> {
    const learnerIds = rest.learnerIds.map(readId<LearnerId>);
    const target = grade == null ? null : readTarget(grade, stream);
    const input = { promotionId: readId<PromotionId>(id), learnerIds, choice, target, reason };
    return changed(context, (tx, viewer) => setChoices(tx, viewer, input));
  }

  @Mutation(() => PromotionType, {
    description: "Does what the plan says, for the whole school in one step. For those who lead the school.",
  })
  applyPromotion(@Arg("id", () => ID, PROMOTION) id: string, @Ctx() context: Context): Promise<PromotionType> {
    return changed(context, (tx, viewer, now) => applyPromotion(tx, viewer, now, readId<PromotionId>(id)));
  }

  @Mutation(() => PromotionType, {
    description:
      "Takes a promotion back in one step, while no register, score or invoice was built on it. For those who lead the school.",
  })
  undoPromotion(@Arg("id", () => ID, PROMOTION) id: string, @Ctx() context: Context): Promise<PromotionType> {
    return changed(context, (tx, viewer, now) => undoPromotion(tx, viewer, now, readId<PromotionId>(id)));
  }

  @FieldResolver(() => SchoolDayScalar, {
    nullable: true,
    description: "The last day of the old year's last term, after which it can be done; null without terms.",
  })
  async yearEnds(@Root() { fromYear }: PromotionType, @Ctx() context: Context): Promise<SchoolDay | null> {
    const terms = [...(await readTerms(context.em, context.viewer!.schoolId)).values()];
    const ends = terms.filter(({ year }) => year === fromYear).map((term) => term.ends);
    return ends.sort().at(-1) ?? null;
  }

  @FieldResolver(() => [PromotedClassType], { description: "The classes of the old year, by grade and stream." })
  async classes(@Root() { promotion }: PromotionType, @Ctx() context: Context): Promise<PromotedClassType[]> {
    const { plan, sizes } = await planOf(context, promotion);
    return summariseClasses(plan, promotion.appliedAt !== null, sizes);
  }

  @FieldResolver(() => [PromotionTargetType], {
    description: "The classes of the new year that somebody comes to, by grade and stream.",
  })
  async targets(@Root() { promotion }: PromotionType, @Ctx() context: Context): Promise<PromotionTargetType[]> {
    const { plan, sizes } = await planOf(context, promotion);
    return summariseTargets(plan, promotion.appliedAt !== null, sizes);
  }

  @FieldResolver(() => PromotedLearnerConnection, { description: "The learners of one class of the old year." })
  async learners(
    @Root() { promotion }: PromotionType,
    @Arg("classId", () => ID, { description: "The class." }) id: string,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<PromotedLearnerType>> {
    const classId = readId<ClassId>(id);
    const { plan } = await planOf(context, promotion);
    const learners = plan.learners.filter((learner) => learner.classId === classId);
    const from = readIdCursor(page);
    const rows = learners.slice(from, from + page.first + 1).map((row, index) => ({ ...row, place: from + index + 1 }));
    const ids = rows.map(({ learnerId }) => learnerId);
    const known = await loadLearners(context.em, context.viewer!, ids);
    const toNode = ({ learnerId, choice, isOwn, target, reason }: (typeof rows)[number]): PromotedLearnerType => ({
      learner: known.get(learnerId)!,
      choice,
      isOwn,
      target: target && className(target),
      reason,
    });
    return toConnection(rows, page, learners.length, toNode, ({ place }) => [place]);
  }
}

/** Reads a plan once, however many of its fields are asked for. */
const plans = new WeakMap<Promotion, Promise<{ plan: Plan; sizes: Map<ClassId, number> }>>();

function planOf({ em, viewer }: Context, promotion: Promotion) {
  const known = plans.get(promotion);
  if (known) return known;
  const reading = readPlanAndSizes(em, viewer!.schoolId, promotion);
  plans.set(promotion, reading);
  return reading;
}

async function readPlanAndSizes(em: Em, schoolId: SchoolId, promotion: Promotion) {
  const plan = await readPlan(em, schoolId, promotion);
  const nextIds = plan.nextYear.map(({ id }) => id);
  return { plan, sizes: await countEnrolled(em, schoolId, nextIds) };
}

async function changed(
  context: Context,
  change: (tx: Em, viewer: UserViewer, now: Date) => Promise<Promotion>,
): Promise<PromotionType> {
  const viewer = requirePolicy(canManageSchool, requireUser(context));
  const promotion = await inTransaction(context.em, (tx) => change(tx, viewer, context.clock.now()));
  context.relay.kick();
  return toPromotionType(promotion);
}
