import { Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { seesOwnChildren } from "../../schools/schools.policy.js";
import { canFollowFees } from "../fees.policy.js";
import { followFees } from "./follow-fees.js";
import { followPayments } from "./follow-payments.js";
import { FeesChanged, PaymentConfirmed } from "./payment-confirmed.type.js";

@Resolver()
export class LiveFeesResolver {
  @Subscription(() => PaymentConfirmed, {
    description:
      "Tells of money for one's own children once it is verified and receipted. It may be told twice: drop an `eventId` that is known. After a break, ask for the statement. For guardians.",
    subscribe: ({ context }: { context: Context }) =>
      followPayments(context, requirePolicy(seesOwnChildren, requireUser(context))),
  })
  paymentConfirmed(@Root() confirmed: PaymentConfirmed): PaymentConfirmed {
    return confirmed;
  }

  @Subscription(() => FeesChanged, {
    description:
      "Tells that the school's fees have changed. Subscribe first, ask second; after a break, ask again. For the head and the bursar.",
    subscribe: ({ context }: { context: Context }) =>
      followFees(context, requirePolicy(canFollowFees, requireUser(context))),
  })
  feesChanged(@Root() changed: FeesChanged): FeesChanged {
    return changed;
  }
}
