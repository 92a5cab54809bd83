import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import { VoteHeadType } from "../setup/vote-head.type.js";
import { WaiverStatus } from "./waiver-status.js";

export const WaiverStatusEnum = {
  PENDING: WaiverStatus.pending,
  GRANTED: WaiverStatus.granted,
  DECLINED: WaiverStatus.declined,
  REVERSED: WaiverStatus.reversed,
} as const;

registerEnumType(WaiverStatusEnum, {
  name: "WaiverStatus",
  description: "Where a waiver stands.",
  valuesConfig: {
    PENDING: { description: "Waits for a second person: nothing was let off yet." },
    GRANTED: { description: "It was let off." },
    DECLINED: { description: "A second person said no, or who asked for it withdrew it." },
    REVERSED: { description: "It was let off and is owed again." },
  },
});

@ObjectType("Waiver", { simpleResolvers: true, description: "Part of a learner's fees that the school lets off." })
export class WaiverType {
  @Field(() => ID, { description: "The waiver's id." })
  id!: string;

  @Field(() => LearnerType, { description: "Whose fees." })
  learner!: LearnerType;

  @Field(() => VoteHeadType, { nullable: true, description: "What it is taken off; null for what was owed longest." })
  voteHead!: VoteHeadType | null;

  @Field(() => CentsScalar, { description: "How much." })
  cents!: Cents;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => WaiverStatusEnum, { description: "Where it stands." })
  status!: WaiverStatus;

  @Field(() => UserType, { nullable: true, description: "Who asked for it; null when the machine did." })
  requestedBy!: UserType | null;

  @Field(() => Date, { description: "When it was asked for." })
  requestedAt!: Date;

  @Field(() => UserType, { nullable: true, description: "Who decided on it last; null while it waits." })
  decidedBy!: UserType | null;

  @Field(() => Date, { nullable: true, description: "When; null while it waits." })
  decidedAt!: Date | null;

  @Field(() => Boolean, { description: "Whether it waits, and you are somebody who may grant it." })
  grantable!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A page of waivers, the latest asked for first." })
export class WaiverConnection extends connectionOf(() => WaiverType) {}
