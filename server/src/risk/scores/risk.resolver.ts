import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { LearnerType } from "../../schools/learner.type.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { mayOwnCases, seesRisk } from "../risk.policy.js";
import { RiskBandEnum } from "../rules/risk-band.enum.js";
import type { RiskBand } from "../rules/risk-band.js";
import { DropoutRiskConnection, DropoutRiskType } from "./dropout-risk.type.js";
import { findRisks } from "./find-risks.js";
import { LearnerRiskType } from "./learner-risk.type.js";
import { loadRisks } from "./load-risks.js";
import { readLearnerRisk } from "./read-learner-risk.js";
import { readRiskWeek } from "./read-risk-week.js";
import { recordLook, recordLooks } from "./record-look.js";
import { Looked } from "./risk-look.type.js";
import { RiskWeekType } from "./risk-week.type.js";

@ArgsType()
class DropoutRisksArguments extends PageArguments {
  @Field(() => [RiskBandEnum], { nullable: true, description: "Only those in these bands; all without it." })
  bands?: RiskBand[] | null;

  @Field(() => ID, { nullable: true, description: "Only those on this class's roster now." })
  classId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Only those whom the school can follow up this week: as many of HIGH, then MEDIUM, as its capacity, without those who have an open case or for whom somebody has decided otherwise.",
  })
  weekly!: boolean;
}

const riskOf = createBatchLoader(async (context: Context, ids: readonly LearnerId[]) => {
  const { em, viewer, clock } = context;
  const risks = await loadRisks(em, viewer!, ids, schoolDayAt(clock.now()));
  if (risks.size > 0) await lookedAt(context, viewer as UserViewer, [...risks.keys()]);
  return risks;
});

@Resolver(() => LearnerType)
export class LearnerDropoutRiskResolver {
  @FieldResolver(() => DropoutRiskType, {
    nullable: true,
    description:
      "How likely the learner was to drop out, in the school's last scored week; null where it is not yours to see, or there is none. For the head, deputies, the class teacher and whoever sees to the learner's open case. Who looks is written down.",
  })
  async dropoutRisk(@Root() { learnerId }: LearnerType, @Ctx() context: Context): Promise<DropoutRiskType | null> {
    if (!context.viewer || !mayOwnCases(context.viewer)) return null;
    return (await riskOf(context, learnerId)) ?? null;
  }
}

@Resolver()
export class RiskResolver {
  @Query(() => RiskWeekType, {
    description:
      "The school's last scored week, counted over the learners you lead. For the head, deputies and class teachers.",
  })
  riskWeek(@Ctx() context: Context): Promise<RiskWeekType> {
    const viewer = requirePolicy(seesRisk, requireUser(context));
    return readRiskWeek(context.em, viewer, schoolDayAt(context.clock.now()));
  }

  @Query(() => DropoutRiskConnection, {
    description:
      "The learners of the school's last scored week by their risk, the greatest first: all for the head and deputies, their own classes' for class teachers. Who looks is written down.",
  })
  async dropoutRisks(
    @Args(() => DropoutRisksArguments) { bands = null, classId = null, weekly, ...page }: DropoutRisksArguments,
    @Ctx() context: Context,
  ): Promise<Connection<DropoutRiskType>> {
    const viewer = requirePolicy(seesRisk, requireUser(context));
    const now = context.clock.now();
    const wanted = { bands: bands ?? null, classId: classId == null ? null : readId<ClassId>(classId), weekly };
    const risks = await findRisks(context.em, viewer, wanted, page, schoolDayAt(now));
    const list = wanted.classId === null ? Looked.list : `${Looked.list}:${wanted.classId}`;
    const look = { subject: weekly ? Looked.week : list, detail: bands?.join(" ") ?? "" };
    await recordLook(context.em, viewer, now, look);
    return risks;
  }

  @Query(() => LearnerRiskType, {
    description:
      "A learner's risk over time. For the head, deputies, the class teacher and whoever sees to the learner's open case. Who looks is written down.",
  })
  async learnerRisk(
    @Arg("learnerId", () => ID, { description: "The learner." }) id: string,
    @Ctx() context: Context,
  ): Promise<LearnerRiskType> {
    const viewer = requirePolicy(mayOwnCases, requireUser(context));
    const learnerId = readId<LearnerId>(id);
    const risk = await readLearnerRisk(context.em, viewer, learnerId, schoolDayAt(context.clock.now()));
    await lookedAt(context, viewer, [learnerId]);
    return risk;
  }
}

/** Each of several at once is written down, so that whoever asks who looked at a learner is told all. */
function lookedAt({ em, clock }: Context, viewer: UserViewer, ids: readonly LearnerId[]): Promise<void> {
  const looks = ids.map((id) => ({ subject: `${Looked.learner}:${id}`, detail: "" }));
  return recordLooks(em, viewer, clock.now(), looks);
}
