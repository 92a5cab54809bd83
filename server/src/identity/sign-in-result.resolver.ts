import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { readId } from "../platform/read-id.js";
import type { DeviceId } from "../values/ids.js";
import { readRevocationMark } from "./read-revocation-mark.js";
import { SignInResultType } from "./sign-in-result.type.js";

@Resolver(() => SignInResultType)
export class SignInResultResolver {
  @FieldResolver(() => String, {
    description: "The SHA-256, in hexadecimal, of what `revokedDevices` shows once this device is shut out.",
  })
  revocationMark(@Root() { deviceId }: SignInResultType, @Ctx() { em }: Context): Promise<string> {
    return readRevocationMark(em, readId<DeviceId>(deviceId));
  }
}
