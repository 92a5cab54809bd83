import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { allowVersions } from "../versions/allow-versions.js";
import { canReadModels, canSteerRisk } from "../risk.policy.js";
import { countPool } from "./count-pool.js";
import { readRiskSettings } from "./read-risk-settings.js";
import { RiskSettingsInput, RiskSettingsType } from "./risk-settings.type.js";
import { saveRiskSettings } from "./save-risk-settings.js";

@Resolver()
export class RiskSettingsResolver {
  @Query(() => RiskSettingsType, {
    description: "How the school handles the risk of dropping out. For the head and the deputy.",
  })
  async riskSettings(@Ctx() context: Context): Promise<RiskSettingsType> {
    const { schoolId } = requirePolicy(canReadModels, requireUser(context));
    const { capacity, pools, heldTerm } = await readRiskSettings(context.em, schoolId);
    return { capacity, pools, heldTerm, ...(await countPool(context.em)) };
  }

  @Mutation(() => RiskSettingsType, {
    description:
      "Changes how the school handles the risk of dropping out. When it begins or ends to learn together with others, this week's scores are written anew. For the head.",
  })
  async saveRiskSettings(
    @Arg("input", () => RiskSettingsInput, { description: "The settings." }) input: RiskSettingsInput,
    @Ctx() context: Context,
  ): Promise<RiskSettingsType> {
    const viewer = requirePolicy(canSteerRisk, requireUser(context));
    const { em, clock, relay, riskWorker } = context;
    await inTransaction(em, (tx) => saveRiskSettings(tx, viewer, clock.now(), input));
    relay.kick();
    riskWorker.kick();
    return this.riskSettings(context);
  }

  @Mutation(() => RiskSettingsType, {
    description:
      "Has new versions used again when they are good enough, although one proven on the same term was rolled back, and asks for a training. For the head.",
  })
  async allowRiskVersions(@Ctx() context: Context): Promise<RiskSettingsType> {
    const viewer = requirePolicy(canSteerRisk, requireUser(context));
    const { em, clock, relay, riskWorker } = context;
    await inTransaction(em, (tx) => allowVersions(tx, viewer, clock.now()));
    relay.kick();
    riskWorker.kick();
    return this.riskSettings(context);
  }
}
