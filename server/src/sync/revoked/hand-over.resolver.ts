import { Arg, Ctx, ID, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { readRefreshCookie } from "../../identity/refresh-cookie.js";
import { readId } from "../../platform/read-id.js";
import type { DeviceId } from "../../values/ids.js";
import { handOver } from "./hand-over.js";
import { OperationScalar } from "../operation.scalar.js";
import { VerdictType } from "../push/push-result.type.js";

@Resolver()
export class HandOverResolver {
  @Mutation(() => [VerdictType], {
    description:
      "Takes from a revoked device, which has let go of all it had fetched, what it had not sent; each waits for the head. The device proves itself by the sign-in that the revocation ended.",
  })
  async handOver(
    @Arg("deviceId", () => ID, { description: "The revoked device." }) deviceId: string,
    @Arg("now", () => Int, { description: "The device's clock, unix seconds." }) deviceNow: number,
    @Arg("ops", () => [OperationScalar], { description: "The operations, as for `push`; none when nothing waited." })
    operations: string[],
    @Arg("refreshToken", () => String, { nullable: true, description: "The token, for a client without cookies." })
    refreshToken: string | null,
    @Ctx() context: Context,
  ): Promise<readonly VerdictType[]> {
    const token = refreshToken ?? readRefreshCookie(context, deviceId);
    if (!token) throw new Refusal(ErrorCode.unauthenticated, "The device brings no sign-in that was its own.");
    const sent = { deviceId: readId<DeviceId>(deviceId), refreshToken: token, deviceNow, operations };
    return handOver(context, context.em, sent);
  }
}
