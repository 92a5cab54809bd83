import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { canSetUpMpesa } from "../mpesa.policy.js";
import { MpesaRegistration, MpesaSetup } from "./mpesa-setup.type.js";
import { readMpesaSetup } from "./read-mpesa-setup.js";
import { registerMpesa } from "./register-mpesa.js";

@Resolver()
export class MpesaSetupResolver {
  @Query(() => MpesaSetup, {
    nullable: true,
    description: "How the school is paid through M-Pesa; null when it is not.",
  })
  mpesaSetup(@Ctx() context: Context): MpesaSetup | null {
    return readMpesaSetup(context.config, requireViewer(context).schoolId);
  }

  @Mutation(() => MpesaRegistration, {
    description: "Tells M-Pesa where to report payments to the school's number. For administrators.",
  })
  registerMpesa(
    @Arg("takesAnyAccount", () => Boolean, {
      defaultValue: true,
      description: "Whether a payment to an account that names no learner is let through, into suspense.",
    })
    takesAnyAccount: boolean,
    @Ctx() context: Context,
  ): Promise<MpesaRegistration> {
    return registerMpesa(context, requirePolicy(canSetUpMpesa, requireUser(context)), takesAnyAccount);
  }
}
