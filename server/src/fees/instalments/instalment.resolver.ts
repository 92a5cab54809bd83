import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { loadLearners } from "../../schools/load-learners.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canManageFees, seesAccounts } from "../fees.policy.js";
import { cancelInstalmentPlan } from "./cancel-instalment-plan.js";
import { InstalmentPlanConnection, InstalmentPlanType } from "./instalment.type.js";
import { readInstalmentPlans } from "./read-instalment-plans.js";
import { saveInstalmentPlan } from "./save-instalment-plan.js";
import { tellPlans } from "./tell-plans.js";

@InputType({ description: "One part of a plan." })
class InstalmentInput {
  @Field(() => SchoolDayScalar, { description: "The day by which it is paid; from today on, each part its own." })
  day!: SchoolDay;

  @Field(() => CentsScalar, { description: "How much; above 0." })
  cents!: Cents;
}

@InputType({ description: "By when a learner is to pay what is owed now." })
class InstalmentPlanInput {
  @Field(() => ID, { description: "Whose debt." })
  learnerId!: string;

  @Field(() => String, { defaultValue: "", description: "What is agreed besides, in at most 160 letters." })
  note!: string;

  @Field(() => [InstalmentInput], { description: "Its parts, from 1 to 24; together what the learner owes now." })
  instalments!: InstalmentInput[];
}

@Resolver()
export class InstalmentResolver {
  @Query(() => InstalmentPlanConnection, {
    description: "The instalment plans that hold, the latest made first. For the office.",
  })
  async instalmentPlans(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<InstalmentPlanType>> {
    const viewer = requirePolicy(seesAccounts, requireUser(context));
    const { em } = context;
    const before = readIdCursor(page);
    const where = before === 0 ? { sql: "1 = 1", values: [] } : { sql: "id < ?", values: [before] };
    const rows = await readInstalmentPlans(em, viewer.schoolId, where, page.first + 1);
    const sql = "select count(*) as plans from instalment_plan where school_id = ? and ended_at is null";
    const [counted] = await runSql<{ plans: number }>(em, sql, [viewer.schoolId]);
    const learners = await loadLearners(
      em,
      viewer,
      rows.map(({ learnerId }) => learnerId),
    );
    const told = new Map((await tellPlans(em, viewer.schoolId, rows, learners)).map((plan) => [plan.id, plan]));
    return toConnection(
      rows,
      page,
      Number(counted?.plans),
      ({ id }) => told.get(String(id))!,
      ({ id }) => [id],
    );
  }

  @Mutation(() => InstalmentPlanType, {
    description:
      "Agrees by when a learner pays what is owed now; a plan that held before ends. For the bursar and the head.",
  })
  async saveInstalmentPlan(
    @Arg("input", () => InstalmentPlanInput, { description: "The plan." }) input: InstalmentPlanInput,
    @Ctx() context: Context,
  ): Promise<InstalmentPlanType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const learnerId = readId<LearnerId>(input.learnerId);
    const wanted = { learnerId, note: input.note, instalments: input.instalments };
    const now = context.clock.now();
    const plan = await inTransaction(context.em, (tx) => saveInstalmentPlan(tx, viewer, now, wanted));
    context.relay.kick();
    const learners = await loadLearners(context.em, viewer, [learnerId]);
    return (await tellPlans(context.em, viewer.schoolId, [plan], learners))[0]!;
  }

  @Mutation(() => Boolean, {
    description:
      "Ends a learner's plan, so that what is owed is due by the invoices' own days again; tells whether one held. For the bursar and the head.",
  })
  async cancelInstalmentPlan(
    @Arg("learnerId", () => ID, { description: "Whose plan." }) learner: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const learnerId = readId<LearnerId>(learner);
    const now = context.clock.now();
    const ended = await inTransaction(context.em, (tx) => cancelInstalmentPlan(tx, viewer, now, learnerId));
    context.relay.kick();
    return ended;
  }
}
