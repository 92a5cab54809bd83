import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { FileContentScalar } from "../../values/file-content.scalar.js";
import { canKeepMpesa } from "../mpesa.policy.js";
import { importStatement } from "./import-statement.js";
import { listStatements, readStatement } from "./list-statements.js";
import { MpesaStatement, MpesaStatementConnection } from "./statement.type.js";

@Resolver()
export class MpesaStatementResolver {
  @Query(() => MpesaStatementConnection, {
    description: "M-Pesa's statements that were imported, the newest first. For the bursar and the head.",
  })
  mpesaStatements(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<MpesaStatement>> {
    const { schoolId } = requirePolicy(canKeepMpesa, requireUser(context));
    return listStatements(context.em, schoolId, page);
  }

  @Mutation(() => MpesaStatement, {
    description:
      "Imports M-Pesa's statement, the portal's CSV as it is: what was not known is receipted, what differs is told. The same file adds nothing again. For the bursar and the head.",
  })
  async importMpesaStatement(
    @Arg("file", () => FileContentScalar, { description: "The file." }) file: Uint8Array,
    @Arg("fileName", () => String, { description: "Its name." }) fileName: string,
    @Ctx() context: Context,
  ): Promise<MpesaStatement> {
    const viewer = requirePolicy(canKeepMpesa, requireUser(context));
    return readStatement(context.em, viewer.schoolId, await importStatement(context, viewer, file, fileName));
  }
}
