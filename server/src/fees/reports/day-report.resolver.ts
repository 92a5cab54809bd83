import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { addMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { toDayCloseType } from "../banking/banking.type.js";
import { readDayClose } from "../banking/find-day-closes.js";
import { readFeeCheck } from "../checks/check-fees.js";
import { FeeCheckType, toFeeCheckType } from "../checks/fee-check.type.js";
import { seesAccounts } from "../fees.policy.js";
import { findReceiptsInOrder } from "../receipts/find-receipts.js";
import { ReceiptConnection, ReceiptType, toReceiptType } from "../receipts/receipt.type.js";
import { findDecidedOn } from "../reversals/find-reversals.js";
import { ReversalType, toReversalType } from "../reversals/reversal.type.js";
import { AccountDayType, DayReportType, SuspenseAgeType } from "./day-report.type.js";
import { findEntries } from "./find-entries.js";
import { JournalEntryConnection, JournalEntryType } from "./journal-entry.type.js";
import { readAccountDays, readMissingReceipts, readSuspenseAges } from "./read-day-report.js";

@Resolver(() => DayReportType)
export class DayReportResolver {
  @Query(() => DayReportType, {
    description: "A day's books, for the daily reconciliation. For the bursar and those who lead the school.",
  })
  async dayReport(
    @Arg("day", () => SchoolDayScalar, { description: "The day." }) day: SchoolDay,
    @Ctx() context: Context,
  ): Promise<DayReportType> {
    const { schoolId } = requirePolicy(seesAccounts, requireViewer(context));
    const { em } = context;
    const accounts = await readAccountDays(em, schoolId, day);
    const ages = await readSuspenseAges(em, schoolId, day);
    const close = await readDayClose(em, schoolId, day);
    return Object.assign(new DayReportType(), {
      day,
      accounts: accounts.map((account) => Object.assign(new AccountDayType(), account)),
      debitCents: addMoney(accounts.map((account) => account.in)),
      creditCents: addMoney(accounts.map((account) => account.out)),
      missingReceipts: await readMissingReceipts(em, schoolId),
      suspenseAges: ages.map((age) => Object.assign(new SuspenseAgeType(), age)),
      close: close && toDayCloseType(close),
    });
  }

  @FieldResolver(() => JournalEntryConnection, { description: "The day's entries, in the order of their numbers." })
  entries(
    @Root() { day }: DayReportType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { em, viewer }: Context,
  ): Promise<Connection<JournalEntryType>> {
    return findEntries(em, viewer!.schoolId, day, page);
  }

  @FieldResolver(() => ReceiptConnection, { description: "The day's receipts, in the order of their numbers." })
  async receipts(
    @Root() { day }: DayReportType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { em, viewer }: Context,
  ): Promise<Connection<ReceiptType>> {
    const found = await findReceiptsInOrder(em, viewer!.schoolId, day, page);
    return { ...found, nodes: found.nodes.map(toReceiptType) };
  }

  @FieldResolver(() => [ReversalType], {
    description: "What was decided on that day about reversals, with who asked and who decided; at most 200.",
  })
  async reversals(@Root() { day }: DayReportType, @Ctx() { em, viewer }: Context): Promise<ReversalType[]> {
    return (await findDecidedOn(em, viewer!.schoolId, day)).map(toReversalType);
  }

  @FieldResolver(() => FeeCheckType, { nullable: true, description: "What the last check of the books found." })
  async check(@Root() _report: DayReportType, @Ctx() { em, viewer }: Context): Promise<FeeCheckType | null> {
    const result = await readFeeCheck(em, viewer!.schoolId);
    return result && toFeeCheckType(result);
  }
}
