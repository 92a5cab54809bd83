import { Arg, Args, Ctx, Field, FieldResolver, InputType, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { personOf } from "../../identity/person-of.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { UserType } from "../../identity/user.type.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import { type Cents, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canManageFees, canReopenDays, seesAccounts } from "../fees.policy.js";
import { readRequestKey } from "../read-request-key.js";
import { writeBooks } from "../write-books.js";
import { bankCash } from "./bank-cash.js";
import { DayCloseConnection, DayCloseType, MoneyNowType, toDayCloseType } from "./banking.type.js";
import { closeDay } from "./close-day.js";
import { findDayCloses, readDayClose } from "./find-day-closes.js";
import { readMoneyNow } from "./read-money-now.js";
import { reopenDay } from "./reopen-day.js";
import { settleMpesa } from "./settle-mpesa.js";

@InputType({ description: "Money that moved between the school's own accounts." })
class BankInput {
  @Field(() => String, { description: "Chosen by the client: it is noted once however often it is sent." })
  key!: string;

  @Field(() => CentsScalar, { description: "How much left the account it came from." })
  cents!: Cents;

  @Field(() => SchoolDayScalar, { description: "The day: today or before, and not closed." })
  day!: SchoolDay;

  @Field(() => String, { description: "The number of the deposit slip or of the settlement, in at most 60 letters." })
  reference!: string;

  @Field(() => CentsScalar, {
    nullable: true,
    description: "What the provider kept of it; for M-Pesa only. The rest reached the bank.",
  })
  chargesCents?: Cents | null;
}

@Resolver(() => DayCloseType)
export class BankingResolver {
  @Query(() => MoneyNowType, {
    description: "Where the school's money lies. For the bursar and those who lead the school.",
  })
  moneyNow(@Ctx() context: Context): Promise<MoneyNowType> {
    const viewer = requirePolicy(seesAccounts, requireViewer(context));
    return readMoneyNow(context.em, viewer.schoolId);
  }

  @Query(() => DayCloseConnection, {
    description:
      "The closings of the books, the newest first; those that were reopened too. For the bursar and those who lead the school.",
  })
  async dayCloses(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<DayCloseType>> {
    const viewer = requirePolicy(seesAccounts, requireViewer(context));
    const found = await findDayCloses(context.em, viewer.schoolId, page);
    return { ...found, nodes: found.nodes.map(toDayCloseType) };
  }

  @Mutation(() => MoneyNowType, { description: "Notes that cash was taken to the bank. For the bursar and the head." })
  async bankCash(
    @Arg("input", () => BankInput, { description: "What was banked." }) input: BankInput,
    @Ctx() context: Context,
  ): Promise<MoneyNowType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { ...input, key: readRequestKey(input.key) };
    await writeBooks(context, viewer, (ledger) => bankCash(ledger, wanted));
    return readMoneyNow(context.em, viewer.schoolId);
  }

  @Mutation(() => MoneyNowType, {
    description:
      "Notes that the M-Pesa account was paid out to the bank, less the provider's charges. For the bursar and the head.",
  })
  async settleMpesa(
    @Arg("input", () => BankInput, { description: "What was paid out." }) input: BankInput,
    @Ctx() context: Context,
  ): Promise<MoneyNowType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { ...input, key: readRequestKey(input.key), charges: input.chargesCents ?? NO_MONEY };
    await writeBooks(context, viewer, (ledger) => settleMpesa(ledger, wanted));
    return readMoneyNow(context.em, viewer.schoolId);
  }

  @Mutation(() => DayCloseType, {
    description:
      "Closes the books of a day and of every day before it: people are refused entries for them, and M-Pesa payments that come late count for the next day. For the bursar and the head.",
  })
  async closeDay(
    @Arg("day", () => SchoolDayScalar, { description: "The day: today or before." }) day: SchoolDay,
    @Arg("countedCents", () => CentsScalar, { description: "The cash in the office at its end." }) counted: Cents,
    @Arg("note", () => String, {
      nullable: true,
      description: "Why that is not what the journal says, in at most 200 letters; needed then.",
    })
    note: string | null,
    @Ctx() context: Context,
  ): Promise<DayCloseType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    await writeBooks(context, viewer, (ledger) => closeDay(ledger, { day, counted, note: note ?? null }));
    return toDayCloseType((await readDayClose(context.em, viewer.schoolId, day))!);
  }

  @Mutation(() => DayCloseType, { description: "Takes the last closing of the books back. For the head." })
  async reopenDay(
    @Arg("day", () => SchoolDayScalar, { description: "The last day that is closed." }) day: SchoolDay,
    @Arg("reason", () => String, { description: "Why, in at most 200 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<DayCloseType> {
    const viewer = requirePolicy(canReopenDays, requireUser(context));
    await writeBooks(context, viewer, (ledger) => reopenDay(ledger, day, reason));
    return toDayCloseType((await readDayClose(context.em, viewer.schoolId, day))!);
  }

  @FieldResolver(() => UserType, { nullable: true, description: "Who closed it." })
  async closedBy(@Root() { closedById }: DayCloseType, @Ctx() context: Context): Promise<UserType | null> {
    return closedById === null ? null : ((await personOf(context, closedById)) ?? null);
  }

  @FieldResolver(() => UserType, { nullable: true, description: "Who reopened it." })
  async reopenedBy(@Root() { reopenedById }: DayCloseType, @Ctx() context: Context): Promise<UserType | null> {
    return reopenedById === null ? null : ((await personOf(context, reopenedById)) ?? null);
  }
}
