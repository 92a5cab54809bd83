import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { LeavingReasonEnum } from "../../schools/life/life.enum.js";
import { LearnerType } from "../../schools/learner.type.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import { Choice } from "./promotion-choice.entity.js";
import type { Promotion } from "./promotion.entity.js";

export const PromotionChoiceEnum = {
  PROMOTE: Choice.promote,
  REPEAT: Choice.repeat,
  LEAVE: Choice.leave,
  COMPLETE: Choice.complete,
} as const;

registerEnumType(PromotionChoiceEnum, {
  name: "PromotionChoice",
  description: "What becomes of a learner with the new year.",
  valuesConfig: {
    PROMOTE: { description: "Goes up." },
    REPEAT: { description: "Stays in the grade." },
    LEAVE: { description: "Leaves the school." },
    COMPLETE: { description: "Has finished what the school offers." },
  },
});

@ObjectType("PromotionTarget", { simpleResolvers: true, description: "A class of the new year, and who comes to it." })
export class PromotionTargetType {
  @Field(() => String, { description: "The name people use." })
  name!: string;

  @Field(() => String, { description: "The grade's code." })
  grade!: string;

  @Field(() => String, { description: "The stream; empty when the grade has one class only." })
  stream!: string;

  @Field(() => Boolean, { description: "Whether the new year has it already; else it will be made." })
  isThere!: boolean;

  @Field(() => Int, { description: "How many come to it by this promotion." })
  learners!: number;

  @Field(() => Boolean, { description: "Whether they are more than a class holds." })
  isTooFull!: boolean;
}

@ObjectType("PromotedClass", { simpleResolvers: true, description: "A class of the old year, and what becomes of it." })
export class PromotedClassType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => PromotionTargetType, {
    nullable: true,
    description: "Where it goes as a whole; null when it has completed what the school offers.",
  })
  target!: PromotionTargetType | null;

  @Field(() => Int, { description: "How many learners it has, or had." })
  learners!: number;

  @Field(() => Int, { description: "How many go up." })
  promote!: number;

  @Field(() => Int, { description: "How many stay in the grade." })
  repeat!: number;

  @Field(() => Int, { description: "How many leave." })
  leave!: number;

  @Field(() => Int, { description: "How many have completed." })
  complete!: number;
}

@ObjectType("PromotedLearner", { simpleResolvers: true, description: "What becomes of one learner." })
export class PromotedLearnerType {
  @Field(() => LearnerType, { description: "Who." })
  learner!: LearnerType;

  @Field(() => PromotionChoiceEnum, { description: "What." })
  choice!: Choice;

  @Field(() => Boolean, { description: "Whether it was chosen for this learner, and not for the class." })
  isOwn!: boolean;

  @Field(() => String, { nullable: true, description: "The name of the class they go to; null for none." })
  target!: string | null;

  @Field(() => LeavingReasonEnum, { nullable: true, description: "Why they leave, where somebody said." })
  reason!: LeavingReason | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A page of learners that are promoted, in the order of the class list.",
})
export class PromotedLearnerConnection extends connectionOf(() => PromotedLearnerType) {}

@ObjectType("Promotion", { description: "The promotion of a whole school from one year into the next." })
export class PromotionType {
  /** Not part of the API: fields are read by it. */
  promotion!: Promotion;

  @Field(() => ID, { description: "The promotion's id." })
  id!: string;

  @Field(() => Int, { description: "The year whose classes go up." })
  fromYear!: number;

  @Field(() => Date, { nullable: true, description: "When it was done; null while it is a plan." })
  appliedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was last taken back; null when it never was." })
  undoneAt!: Date | null;
}

export const toPromotionType = (promotion: Promotion): PromotionType => ({
  promotion,
  id: String(promotion.id),
  fromYear: promotion.fromYear,
  appliedAt: promotion.appliedAt ?? null,
  undoneAt: promotion.undoneAt ?? null,
});
