import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import { ClassType } from "../../schools/class.type.js";
import { loadClasses } from "../../schools/load-classes.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { ClassId } from "../../values/ids.js";
import { addMoney, type Cents } from "../../values/money.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { seesFeeTotals } from "../fees.policy.js";
import { ChannelEnum } from "../receipts/channel.enum.js";
import type { Channel } from "../receipts/channel.js";
import { type ClassCollected, readCollected } from "./read-collected.js";

@ObjectType("ClassCollected", {
  simpleResolvers: true,
  description: "What was collected for the learners who are in one class now; no learner is named.",
})
class ClassCollectedType {
  /** Not part of the API: fields are read by it. */
  classId!: ClassId | null;

  @Field(() => CentsScalar, { description: "On the day." })
  todayCents!: Cents;

  @Field(() => CentsScalar, { description: "In the term." })
  termCents!: Cents;

  @Field(() => CentsScalar, { description: "What was invoiced of the term, less what was let off." })
  invoicedCents!: Cents;
}

@ObjectType("ChannelCollected", {
  simpleResolvers: true,
  description: "What came in one way on a day, by the receipts that stand.",
})
class ChannelCollectedType {
  @Field(() => ChannelEnum, { description: "How it came." })
  channel!: Channel;

  @Field(() => Int, { description: "How many receipts." })
  receipts!: number;

  @Field(() => CentsScalar, { description: "How much they come to." })
  cents!: Cents;
}

@ObjectType("FeesCollected", { simpleResolvers: true, description: "What was collected on a day and in its term." })
class FeesCollectedType {
  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => CentsScalar, {
    description: "All that came in on the day, in suspense too, less what was reversed and refunded on it.",
  })
  todayCents!: Cents;

  @Field(() => CentsScalar, { description: "All that came in in the term, likewise." })
  termCents!: Cents;

  @Field(() => CentsScalar, { description: "What was invoiced of the term, less what was let off: what to collect." })
  invoicedCents!: Cents;

  @Field(() => CentsScalar, {
    nullable: true,
    description: "What the school means to collect in the term; null where it was not said.",
  })
  targetCents!: Cents | null;

  @Field(() => [ClassCollectedType], { description: "Class by class." })
  classes!: ClassCollectedType[];

  @Field(() => [ChannelCollectedType], {
    description: "How it came in on the day; a way by which nothing came is left out.",
  })
  channels!: ChannelCollectedType[];
}

const classOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ClassId[]) =>
  loadClasses(em, viewer!.schoolId, ids),
);

@Resolver(() => ClassCollectedType)
export class CollectedResolver {
  @Query(() => FeesCollectedType, {
    description:
      "What was collected against what was invoiced, by class and without names. For the bursar, those who lead the school, and keys.",
  })
  async feesCollected(
    @Arg("day", () => SchoolDayScalar, { nullable: true, description: "The day; today when it is not given." })
    day: SchoolDay | null,
    @Ctx() context: Context,
  ): Promise<FeesCollectedType> {
    const { schoolId } = requirePolicy(seesFeeTotals, requireViewer(context));
    const wanted = day ?? schoolDayAt(context.clock.now());
    const { target, today, inTerm, classes, channels } = await readCollected(context.em, schoolId, wanted);
    return Object.assign(new FeesCollectedType(), {
      day: wanted,
      todayCents: today,
      termCents: inTerm,
      targetCents: target,
      invoicedCents: addMoney(classes.map(({ invoiced }) => invoiced)),
      classes: classes.map(toType),
      channels: channels.map((collected) => Object.assign(new ChannelCollectedType(), collected)),
    });
  }

  @FieldResolver(() => ClassType, { nullable: true, description: "The class; null for learners who are in none." })
  async class(@Root() { classId }: ClassCollectedType, @Ctx() context: Context): Promise<ClassType | null> {
    return classId === null ? null : ((await classOf(context, classId)) ?? null);
  }
}

const toType = ({ classId, today, term, invoiced }: ClassCollected): ClassCollectedType =>
  Object.assign(new ClassCollectedType(), { classId, todayCents: today, termCents: term, invoicedCents: invoiced });
