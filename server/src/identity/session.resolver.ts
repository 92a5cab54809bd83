import { Arg, Args, ArgsType, Ctx, Field, ID, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import { readId } from "../platform/read-id.js";
import type { DeviceId, SchoolId } from "../values/ids.js";
import { changePassword } from "./change-password.js";
import { presentSession } from "./present-session.js";
import { refresh } from "./refresh.js";
import { clearRefreshCookie, readRefreshCookie } from "./refresh-cookie.js";
import { requireUser } from "./require-viewer.js";
import { signIn } from "./sign-in.js";
import { SignInResultType } from "./sign-in-result.type.js";
import { signOut } from "./sign-out.js";
import { switchSchool } from "./switch-school.js";

const RETURN_TOKEN = "Give the refresh token in the answer, for a client without cookies; a browser leaves this out.";

@ArgsType()
class SignInArguments {
  @Field(() => String, { description: "A Kenyan mobile number in any form (0712 345 678, +254712...), or an e-mail." })
  login!: string;

  @Field(() => String, { description: "The person's password." })
  password!: string;

  @Field(() => String, { nullable: true, description: "What to call this device in the list of devices." })
  deviceLabel?: string | null;

  @Field(() => ID, { nullable: true, description: "The device the same person had here before, to go on using it." })
  deviceId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: RETURN_TOKEN })
  returnRefreshToken!: boolean;

  @Field(() => ID, { nullable: true, description: "The school to stand in; by default the person's first." })
  schoolId?: string | null;
}

@Resolver()
export class SessionResolver {
  @Mutation(() => SignInResultType, {
    description: "Signs a person in. After ten wrong passwords in a quarter of an hour the login has to wait.",
  })
  async signIn(
    @Args(() => SignInArguments) given: SignInArguments,
    @Ctx() context: Context,
  ): Promise<SignInResultType> {
    const session = await signIn(context, {
      login: given.login,
      password: given.password,
      schoolId: given.schoolId == null ? null : readId<SchoolId>(given.schoolId),
      deviceId: given.deviceId == null ? null : readId<DeviceId>(given.deviceId),
      deviceLabel: given.deviceLabel ?? "",
      remoteAddress: context.remoteAddress,
    });
    return presentSession(context, session, given.returnRefreshToken);
  }

  @Mutation(() => SignInResultType, {
    description: "Changes a refresh token for a new access token and the next refresh token.",
  })
  async refresh(
    @Ctx() context: Context,
    @Arg("deviceId", () => ID, {
      nullable: true,
      description: "Whose cookie to use, where several people share a browser.",
    })
    deviceId?: string | null,
    @Arg("refreshToken", () => String, { nullable: true, description: "The token, for a client without cookies." })
    refreshToken?: string | null,
  ): Promise<SignInResultType> {
    const token = refreshToken ?? readRefreshCookie(context, deviceId ?? null);
    if (!token) throw new Refusal(ErrorCode.unauthenticated, "Nobody is signed in here. Sign in.");
    return presentSession(context, await refresh(context, token), refreshToken != null);
  }

  @Mutation(() => Boolean, {
    description: "Ends the sign-in on this device, at once. Unsent work on it is not touched.",
  })
  async signOut(@Ctx() context: Context): Promise<boolean> {
    const viewer = requireUser(context);
    await signOut(context, viewer);
    clearRefreshCookie(context, viewer.deviceId);
    return true;
  }

  @Mutation(() => SignInResultType, { description: "Goes on in another of the person's schools, on the same device." })
  async switchSchool(
    @Ctx() context: Context,
    @Arg("schoolId", () => ID, { description: "The school to go to." }) schoolId: string,
    @Arg("returnRefreshToken", () => Boolean, { defaultValue: false, description: RETURN_TOKEN })
    returnRefreshToken: boolean,
  ): Promise<SignInResultType> {
    const session = await switchSchool(context, requireUser(context), readId<SchoolId>(schoolId));
    return presentSession(context, session, returnRefreshToken);
  }

  @Mutation(() => Boolean, { description: "Sets a new password and signs out the person's other devices." })
  async changePassword(
    @Ctx() context: Context,
    @Arg("current", () => String, { description: "The present password." }) current: string,
    @Arg("next", () => String, { description: "The new one: at least 8 characters." }) next: string,
  ): Promise<boolean> {
    const { remoteAddress } = context;
    await changePassword(context, requireUser(context), { current, next, remoteAddress });
    return true;
  }
}
