import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { canSeeSchoolToday } from "../attendance.policy.js";
import { ContestedRegisterConnection, type ContestedRegisterType } from "./contested-register.type.js";
import { listContestedRegisters } from "./list-contested-registers.js";

@Resolver()
export class ContestedRegisterResolver {
  @Query(() => ContestedRegisterConnection, {
    description:
      "The registers in which two people said different things of a learner, until somebody settles it. For those who lead the school.",
  })
  contestedRegisters(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ContestedRegisterType>> {
    const viewer = requirePolicy(canSeeSchoolToday, requireViewer(context));
    return listContestedRegisters(context.em, viewer, page);
  }
}
