import { Field, ID, InputType } from "type-graphql";
import { readId } from "../../platform/read-id.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Share } from "./post-payment.js";

@InputType("ShareInput", { description: "What of an amount is for one learner; a learner is named once." })
export class ShareInput {
  @Field(() => ID, { description: "The learner." })
  learnerId!: string;

  @Field(() => CentsScalar, { description: "How much, above 0." })
  cents!: Cents;
}

export const toShares = (shares: readonly ShareInput[]): Share[] =>
  shares.map(({ learnerId, cents }) => ({ learnerId: readId<LearnerId>(learnerId), cents }));
