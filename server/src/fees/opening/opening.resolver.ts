import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { loadLearners } from "../../schools/load-learners.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import { FileContentScalar } from "../../values/file-content.scalar.js";
import type { LearnerId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canManageFees, seesAccounts } from "../fees.policy.js";
import { checkOpeningBalances, importOpeningBalances, type OpeningReport } from "./import-opening-balances.js";
import {
  OpeningBalanceConnection,
  OpeningBalanceType,
  OpeningReportType,
  OpeningRowFaultConnection,
  type OpeningRowFaultType,
} from "./opening.type.js";
import { setOpeningBalance } from "./set-opening-balance.js";
import type { OpeningRow } from "./set-opening-balances.js";

@Resolver(() => OpeningReportType)
export class OpeningResolver {
  @Query(() => OpeningBalanceConnection, {
    description: "What learners owed, or had paid ahead, before the school used Asili. For the office.",
  })
  async openingBalances(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<OpeningBalanceType>> {
    const viewer = requirePolicy(seesAccounts, requireUser(context));
    const { em } = context;
    const found = await runSql<Pick<OpeningRow, "learnerId" | "cents" | "day">>(
      em,
      `select learner_id as learnerId, cents, day from opening_balance
       where school_id = ? and cents <> 0 and learner_id > ? order by learner_id limit ?`,
      [viewer.schoolId, readIdCursor(page), page.first + 1],
    );
    const sql = "select count(*) as openings from opening_balance where school_id = ? and cents <> 0";
    const [counted] = await runSql<{ openings: number }>(em, sql, [viewer.schoolId]);
    const ids = found.map(({ learnerId }) => learnerId);
    const learners = await loadLearners(em, viewer, ids);
    const toNode = ({ learnerId, cents, day }: (typeof found)[number]) => {
      return { learner: learners.get(learnerId)!, cents: Number(cents) as Cents, day };
    };
    return toConnection(found, page, Number(counted?.openings), toNode, ({ learnerId }) => [learnerId]);
  }

  @Mutation(() => OpeningBalanceType, {
    description:
      "Says what a learner owed, or had paid ahead, before the school used Asili; what was said before is taken back. For the bursar and the head.",
  })
  async setOpeningBalance(
    @Arg("learnerId", () => ID, { description: "The learner." }) learner: string,
    @Arg("cents", () => CentsScalar, { description: "Above 0 was owed, below 0 was paid ahead; 0 takes it away." })
    cents: Cents,
    @Arg("day", () => SchoolDayScalar, { description: "As of which day; today or earlier." }) day: SchoolDay,
    @Ctx() context: Context,
  ): Promise<OpeningBalanceType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const opening = { learnerId: readId<LearnerId>(learner), cents, day };
    const now = context.clock.now();
    await inTransaction(context.em, (tx) => setOpeningBalance(tx, viewer, now, opening));
    context.relay.kick();
    const learners = await loadLearners(context.em, viewer, [opening.learnerId]);
    return { learner: learners.get(opening.learnerId)!, cents, day };
  }

  @Mutation(() => OpeningReportType, {
    description:
      "Reads a list of balances (CSV with the columns `Adm No` and `Balance`; `-1,250`, `(1,250)` or `1,250 CR` was paid ahead) and reports what is wrong with it, row by row; with `accept` it brings in the good rows. The same list again changes nothing. For the bursar and the head.",
  })
  async importOpeningBalances(
    @Arg("file", () => FileContentScalar, { description: "The file." }) bytes: Uint8Array,
    @Arg("day", () => SchoolDayScalar, { description: "As of which day; today or earlier." }) day: SchoolDay,
    @Arg("accept", () => Boolean, { defaultValue: false, description: "Do it, and do not only report." })
    accept: boolean,
    @Ctx() context: Context,
  ): Promise<OpeningReportType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    if (!accept) return toReportType(await checkOpeningBalances(context.em, viewer, bytes));
    const now = context.clock.now();
    const report = await inTransaction(context.em, (tx) => importOpeningBalances(tx, viewer, now, { bytes, day }));
    context.relay.kick();
    return toReportType(report);
  }

  @FieldResolver(() => OpeningRowFaultConnection, { description: "What is wrong with the rows, by line." })
  faults(
    @Root() { report }: OpeningReportType,
    @Args(() => PageArguments) page: PageArguments,
  ): Connection<OpeningRowFaultType> {
    const after = readIdCursor(page);
    const rows = report.faults.filter(({ line }) => line > after).slice(0, page.first + 1);
    const toNode = (fault: OpeningRowFaultType) => fault;
    return toConnection(rows, page, report.faults.length, toNode, ({ line }) => [line]);
  }
}

function toReportType(report: OpeningReport): OpeningReportType {
  const { accepted, rows, added, changed, unchanged, owed, ahead } = report;
  return { report, accepted, rows, added, changed, unchanged, owed, ahead };
}
