import { Arg, Args, ArgsType, Ctx, Field, ID, Mutation, Query, registerEnumType, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { presentSession } from "../../identity/present-session.js";
import { SignInResultType } from "../../identity/sign-in-result.type.js";
import { readId } from "../../platform/read-id.js";
import type { DeviceId, SchoolId } from "../../values/ids.js";
import type { CodeLocale } from "./code-text.js";
import { sendSignInCode } from "./send-sign-in-code.js";
import { signInWithCode } from "./sign-in-with-code.js";

const LanguageEnum = { EN: "en", SW: "sw" } as const;

registerEnumType(LanguageEnum, {
  name: "Language",
  description: "The language somebody is written to in.",
  valuesConfig: { EN: { description: "English." }, SW: { description: "Kiswahili." } },
});

const PHONE = "A Kenyan mobile number in any form, such as 0712 345 678.";

@ArgsType()
class SignInWithCodeArguments {
  @Field(() => String, { description: PHONE })
  phone!: string;

  @Field(() => String, { description: "The six digits of the last message." })
  code!: string;

  @Field(() => LanguageEnum, { defaultValue: LanguageEnum.EN, description: "The language a new guardian reads." })
  language!: CodeLocale;

  @Field(() => String, { nullable: true, description: "What to call this device in the list of devices." })
  deviceLabel?: string | null;

  @Field(() => ID, { nullable: true, description: "The device the same person had here before, to go on using it." })
  deviceId?: string | null;

  @Field(() => ID, { nullable: true, description: "The school to stand in; by default the person's first." })
  schoolId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Give the refresh token in the answer, for a client without cookies; a browser leaves this out.",
  })
  returnRefreshToken!: boolean;
}

@Resolver()
export class GuardianSignInResolver {
  @Query(() => Boolean, {
    description: "Whether guardians can sign in by a code: text messages can be sent from here.",
  })
  takesSignInCodes(@Ctx() { sms }: Context): boolean {
    return sms !== null;
  }

  @Mutation(() => Boolean, {
    description:
      "Sends a guardian a code by text message, good for ten minutes. The answer is the same whether or not a school knows the phone. At most three codes in a quarter of an hour.",
  })
  async sendSignInCode(
    @Ctx() context: Context,
    @Arg("phone", () => String, { description: PHONE }) phone: string,
    @Arg("language", () => LanguageEnum, {
      defaultValue: LanguageEnum.EN,
      description: "The language of the message.",
    })
    locale: CodeLocale,
  ): Promise<boolean> {
    await sendSignInCode(context, { phone, locale, remoteAddress: context.remoteAddress });
    return true;
  }

  @Mutation(() => SignInResultType, {
    description: "Signs a guardian in by the code they were sent, in all schools that know their phone.",
  })
  async signInWithCode(
    @Args(() => SignInWithCodeArguments) given: SignInWithCodeArguments,
    @Ctx() context: Context,
  ): Promise<SignInResultType> {
    const session = await signInWithCode(context, {
      phone: given.phone,
      code: given.code,
      locale: given.language,
      schoolId: given.schoolId == null ? null : readId<SchoolId>(given.schoolId),
      deviceId: given.deviceId == null ? null : readId<DeviceId>(given.deviceId),
      deviceLabel: given.deviceLabel ?? "",
      remoteAddress: context.remoteAddress,
    });
    return presentSession(context, session, given.returnRefreshToken);
  }
}
