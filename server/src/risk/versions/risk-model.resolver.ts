import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { inTransaction } from "../../platform/transaction.js";
import { canReadModels, canSteerRisk } from "../risk.policy.js";
import { RiskModel, RiskModelState } from "../training/risk-model.entity.js";
import { readModels } from "./read-models.js";
import { RiskModelConnection, RiskModelType } from "./risk-model.type.js";
import { rollBackModel } from "./roll-back-model.js";

const LEADERS = "For the head and the deputy.";

@Resolver()
export class RiskModelResolver {
  @Query(() => RiskModelConnection, { description: `The versions of the school's model, the latest first. ${LEADERS}` })
  async riskModels(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<RiskModelType>> {
    const { schoolId } = requirePolicy(canReadModels, requireUser(context));
    const before = readIdCursor(page) || Number.MAX_SAFE_INTEGER;
    const rows = await readModels(context.em, schoolId, "version < ?", [before], page.first + 1);
    const total = await context.em.count(RiskModel, { schoolId });
    return toConnection(
      rows,
      page,
      total,
      (row) => row,
      ({ version }) => [version],
    );
  }

  @Query(() => RiskModelType, {
    nullable: true,
    description: `A version of the school's model; the one that scores where none is named. Null where there is none, and rules score. ${LEADERS}`,
  })
  async riskModel(
    @Arg("version", () => Int, { nullable: true, description: "The version; the one that scores without it." })
    version: number | null,
    @Ctx() context: Context,
  ): Promise<RiskModelType | null> {
    const { schoolId } = requirePolicy(canReadModels, requireUser(context));
    const [where, value] =
      version == null ? (["state", RiskModelState.promoted] as const) : (["version", version] as const);
    const [row] = await readModels(context.em, schoolId, `${where} = ?`, [value], 1);
    return row ?? null;
  }

  @Mutation(() => RiskModelType, {
    nullable: true,
    description:
      "Goes back to the version that scored before the one that scores now, which never scores again; to the rules, and an answer of null, where there is none. This week's scores are written anew. For the head.",
  })
  async rollBackRiskModel(
    @Arg("version", () => Int, {
      nullable: true,
      description:
        "The version to go back from, as the screen shows it: where another scores by now, nothing is done. Without it whichever scores.",
    })
    version: number | null,
    @Ctx() context: Context,
  ): Promise<RiskModelType | null> {
    const viewer = requirePolicy(canSteerRisk, requireUser(context));
    const { em, clock, relay, riskWorker } = context;
    await inTransaction(em, (tx) => rollBackModel(tx, viewer, clock.now(), version ?? null));
    relay.kick();
    riskWorker.kick();
    return this.riskModel(null, context);
  }
}
