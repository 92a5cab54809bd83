import { Arg, Ctx, Int, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../context.js";
import { requireUser } from "../identity/require-viewer.js";
import { followScopes, type Poke } from "./pull/follow-scopes.js";
import { KnownScalar } from "./pull/known.scalar.js";
import { OperationScalar } from "./operation.scalar.js";
import type { Known } from "./pull/parse-known.js";
import { checkProtocol } from "./protocol.js";
import { pull } from "./pull/pull.js";
import { PokeType, PullPageType, toPullPageType } from "./pull/pull-page.type.js";
import { push } from "./push/push.js";
import { PushResultType } from "./push/push-result.type.js";

const VERSION = "The protocol's version, 2; 1 is understood until 180 days after 26 November 2026.";

@Resolver()
export class SyncResolver {
  @Mutation(() => PushResultType, {
    description:
      "Takes what was said on a device, at most 200 operations and 32 KiB at once, and may answer with what else is new. Each operation stands or falls alone. Sending the same again does nothing again.",
  })
  async push(
    @Arg("v", () => Int, { description: VERSION }) version: number,
    @Arg("now", () => Int, { description: "The device's clock, unix seconds." }) deviceNow: number,
    @Arg("ops", () => [OperationScalar], { description: "The operations, in the order of their numbers." })
    operations: string[],
    @Arg("pull", () => KnownScalar, { nullable: true, description: "What the device knows, to be told the rest." })
    known: Known | null,
    @Ctx() context: Context,
  ): Promise<PushResultType> {
    const viewer = requireUser(context);
    checkProtocol(version, context.clock.now());
    const { verdicts, freshDevice } = await push(context, context.em, viewer, { deviceNow, operations });
    const page = known && toPullPageType(await pull(context, context.em, viewer, known));
    return { verdicts, freshDevice, page };
  }

  @Query(() => PullPageType, { description: "What a device does not know yet. Ask again while there is `more`." })
  async pull(
    @Arg("v", () => Int, { description: VERSION }) version: number,
    @Arg("since", () => KnownScalar, { description: "What it knows." }) known: Known,
    @Ctx() context: Context,
  ): Promise<PullPageType> {
    const viewer = requireUser(context);
    checkProtocol(version, context.clock.now());
    return toPullPageType(await pull(context, context.em, viewer, known));
  }

  @Subscription(() => PokeType, {
    description:
      "Tells whenever something happened in a scope the user may see. A poke carries no data and may be lost: pull on each, and now and then without.",
    subscribe: ({ context }: { context: Context }) => followScopes(context, requireUser(context)),
  })
  poke(@Root() { scope, head }: Poke): PokeType {
    return { scope, head };
  }
}
