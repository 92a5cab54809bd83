import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { MpesaPaymentId, MpesaReversalId } from "../../values/ids.js";
import { canDecideMpesaReversals, canKeepMpesa } from "../mpesa.policy.js";
import { askReversal } from "./ask-reversal.js";
import { decideReversal } from "./decide-reversal.js";
import { listReversals, readReversal } from "./list-reversals.js";
import { MpesaReversal, MpesaReversalConnection } from "./reversal.type.js";

@Resolver()
export class MpesaReversalResolver {
  @Query(() => MpesaReversalConnection, {
    description: "Payments that are to go back, or went, the newest first. For the bursar, the head and the deputy.",
  })
  mpesaReversals(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<MpesaReversal>> {
    return listReversals(context.em, requirePolicy(canDecideMpesaReversals, requireUser(context)), page);
  }

  @Mutation(() => MpesaReversal, {
    description:
      "Asks that a payment go back to its payer through M-Pesa; another person has to agree. For the bursar and the head.",
  })
  async askMpesaReversal(
    @Arg("paymentId", () => ID, { description: "The payment's id." }) paymentId: string,
    @Arg("reason", () => String, { description: "Why, in at most 100 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<MpesaReversal> {
    const viewer = requirePolicy(canKeepMpesa, requireUser(context));
    const id = await inTransaction(context.em, (tx) =>
      askReversal(tx, viewer, readId<MpesaPaymentId>(paymentId), reason, context.clock.now()),
    );
    return readReversal(context.em, viewer, id);
  }

  @Mutation(() => MpesaReversal, {
    description:
      "Agrees to somebody else's reversal, which sends it to M-Pesa, or declines it. For the bursar, the head and the deputy.",
  })
  async decideMpesaReversal(
    @Arg("id", () => ID, { description: "The reversal's id." }) id: string,
    @Arg("agrees", () => Boolean, { description: "Whether it is to go back." }) agrees: boolean,
    @Ctx() context: Context,
  ): Promise<MpesaReversal> {
    const viewer = requirePolicy(canDecideMpesaReversals, requireUser(context));
    const reversalId = readId<MpesaReversalId>(id);
    await decideReversal(context, viewer, reversalId, agrees);
    return readReversal(context.em, viewer, reversalId);
  }
}
