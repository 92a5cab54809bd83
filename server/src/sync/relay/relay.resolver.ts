import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { isStaff } from "../../identity/identity.policy.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { EnvelopeScalar } from "./envelope.scalar.js";
import type { RelayEnd } from "./relay-end.js";
import { RelayEndType } from "./relay-end.type.js";
import { relayEnvelopes } from "./relay-envelopes.js";

@Resolver()
export class RelayResolver {
  @Mutation(() => [RelayEndType], {
    description:
      "Delivers what colleagues' devices have signed, at most 20 envelopes at once and 200 within a quarter of an hour, each judged as if its own device had sent it. Delivering the same again does nothing again.",
  })
  async relay(
    @Arg("envelopes", () => [EnvelopeScalar], { description: "In the order they were made." }) envelopes: string[],
    @Ctx() context: Context,
  ): Promise<RelayEnd[]> {
    const viewer = requirePolicy(isStaff, requireUser(context));
    return relayEnvelopes(context, context.em, viewer, envelopes);
  }
}
