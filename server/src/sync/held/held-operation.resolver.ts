import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { declineHeld } from "./decline-held.js";
import type { Decision } from "./decision.js";
import { type HeldId, nameOfHeld, parseHeldId } from "./held-operation.js";
import { HeldDecisionType, HeldOperationConnection, type HeldOperationType } from "./held-operation.type.js";
import { listHeld } from "./list-held.js";
import { canDecideHeld } from "../sync.policy.js";
import { takeInHeld } from "./take-in-held.js";

const MAX_IDS = 50;
const IDS = `Which, at most ${MAX_IDS}; in this order, each standing or falling alone.`;

@Resolver()
export class HeldOperationResolver {
  @Query(() => HeldOperationConnection, {
    description: "What was written on devices and waits for the head to decide. For the head and the deputy.",
  })
  heldOperations(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<HeldOperationType>> {
    return listHeld(context.em, requirePolicy(canDecideHeld, requireUser(context)), page);
  }

  @Mutation(() => [HeldDecisionType], {
    description:
      "Takes in what was held: it stands in its author's name, and the history says who let it. For the head and the deputy.",
  })
  async takeInHeld(
    @Arg("ids", () => [ID], { description: IDS }) ids: string[],
    @Ctx() context: Context,
  ): Promise<HeldDecisionType[]> {
    const viewer = requirePolicy(canDecideHeld, requireUser(context));
    return decideEach(ids, (id) => takeInHeld(context, context.em, viewer, id));
  }

  @Mutation(() => [HeldDecisionType], {
    description: "Declines what was held, and tells its author why. For the head and the deputy.",
  })
  async declineHeld(
    @Arg("ids", () => [ID], { description: IDS }) ids: string[],
    @Arg("reason", () => String, { description: "Why, in at most 200 letters: the author reads it." }) reason: string,
    @Ctx() context: Context,
  ): Promise<HeldDecisionType[]> {
    const viewer = requirePolicy(canDecideHeld, requireUser(context));
    return decideEach(ids, (id) => declineHeld(context, context.em, viewer, id, reason));
  }
}

async function decideEach(
  ids: readonly string[],
  decide: (id: HeldId) => Promise<Decision>,
): Promise<HeldDecisionType[]> {
  if (ids.length > MAX_IDS) throw new Refusal(ErrorCode.badInput, `Decide on at most ${MAX_IDS} at once.`);
  const decisions: HeldDecisionType[] = [];
  for (const text of ids) {
    const id = parseHeldId(text);
    if (!id) throw new Refusal(ErrorCode.badInput, "That is not an id. Use an id exactly as it was given.");
    decisions.push(toDecisionType(await decide(id)));
  }
  return decisions;
}

const toDecisionType = (made: Decision): HeldDecisionType => ({
  id: nameOfHeld(made.id),
  done: made.ok,
  code: made.ok ? null : made.code,
  message: made.ok ? null : made.message,
});
