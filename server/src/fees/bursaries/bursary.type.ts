import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { BursaryId, LearnerId, ReceiptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { BursaryState } from "./bursary-state.js";
import type { BursaryRow } from "./find-bursaries.js";

export const BursaryStateEnum = {
  PENDING: BursaryState.pending,
  RECEIVED: BursaryState.received,
  CANCELLED: BursaryState.cancelled,
} as const;

registerEnumType(BursaryStateEnum, {
  name: "BursaryState",
  description: "Where a bursary stands.",
  valuesConfig: {
    PENDING: { description: "Promised: it is expected, and has paid nothing." },
    RECEIVED: { description: "It came and was shared out." },
    CANCELLED: { description: "It will not come." },
  },
});

@ObjectType("Bursary", {
  simpleResolvers: true,
  description: "Money that a sponsor, such as a county or a constituency fund, gives for many learners at once.",
})
export class BursaryType {
  /** Not part of the API: fields are read by them. */
  bursaryId!: BursaryId;
  receiptId!: ReceiptId | null;

  @Field(() => ID, { description: "The bursary's id." })
  id!: string;

  @Field(() => String, { description: "Who gives it." })
  sponsor!: string;

  @Field(() => String, { description: "The sponsor's own reference, of its letter." })
  reference!: string;

  @Field(() => CentsScalar, { description: "All that was promised." })
  cents!: Cents;

  @Field(() => SchoolDayScalar, { description: "The day it was awarded." })
  day!: SchoolDay;

  @Field(() => BursaryStateEnum, { description: "Where it stands." })
  state!: BursaryState;
}

@ObjectType({ simpleResolvers: true, description: "A page of bursaries, the newest first." })
export class BursaryConnection extends connectionOf(() => BursaryType) {}

@ObjectType("BursaryShare", { simpleResolvers: true, description: "What of a bursary was promised to a learner." })
export class BursaryShareType {
  /** Not part of the API: fields are read by it. */
  learnerId!: LearnerId;

  @Field(() => CentsScalar, { description: "How much." })
  cents!: Cents;
}

@ObjectType("ExpectedBursary", {
  simpleResolvers: true,
  description: "A learner's share of a bursary that has not come: expected, and not paid.",
})
export class ExpectedBursaryType {
  @Field(() => String, { description: "Who gives it." })
  sponsor!: string;

  @Field(() => SchoolDayScalar, { description: "The day it was awarded." })
  day!: SchoolDay;

  @Field(() => CentsScalar, { description: "The learner's share." })
  cents!: Cents;
}

export const toBursaryType = ({ id, ...row }: BursaryRow): BursaryType =>
  Object.assign(new BursaryType(), { ...row, bursaryId: id, id: String(id) });
