import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { SqlValue } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { InvoiceId, InvoiceRunId, LearnerId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canManageFees, seesAccounts } from "../fees.policy.js";
import { findAccountHolders } from "../find-account-holders.js";
import { FeeItemInput, toItem } from "../setup/fee-structure.resolver.js";
import { readFeeNames } from "../setup/read-fee-names.js";
import { addCharge } from "./add-charge.js";
import { InvoiceConnection, InvoiceType, toInvoiceType } from "./invoice.type.js";
import { countInvoices, readInvoices } from "./read-invoices.js";
import { reverseInvoice } from "./reverse-invoice.js";

@InputType({ description: "Something of a learner's own that is to be paid." })
class ChargeInput {
  @Field(() => String, {
    description:
      "A name of the asker's own, 1 to 40 letters, digits, `-` and `_`: asked for again, it is not made again.",
  })
  key!: string;

  @Field(() => ID, { description: "Who is asked." })
  learnerId!: string;

  @Field(() => ID, { nullable: true, description: "The term it belongs to, if to one." })
  termId?: string | null;

  @Field(() => String, { description: "What it is for, in at most 120 letters." })
  memo!: string;

  @Field(() => [FeeItemInput], { description: "What is paid for each vote head; at least one." })
  items!: FeeItemInput[];

  @Field(() => SchoolDayScalar, { nullable: true, description: "The day it counts for; today when it is not given." })
  day?: SchoolDay | null;

  @Field(() => SchoolDayScalar, {
    nullable: true,
    description: "The day by which it is to be paid; by the school's settings when it is not given.",
  })
  dueDay?: SchoolDay | null;
}

@Resolver()
export class InvoiceResolver {
  @Query(() => InvoiceConnection, {
    description: "The school's invoices, the latest made first; a guardian's own children's.",
  })
  async invoices(
    @Arg("learnerId", () => ID, { nullable: true, description: "Only this learner's; a guardian names one." })
    learner: string | null,
    @Arg("termId", () => ID, { nullable: true, description: "Only those of this term." }) term: string | null,
    @Arg("runId", () => ID, { nullable: true, description: "Only those that this run made." }) run: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<InvoiceType>> {
    const viewer = requireUser(context);
    const learnerId = learner == null ? null : readId<LearnerId>(learner);
    if (learnerId === null) requirePolicy(seesAccounts, viewer);
    else if (!(await findAccountHolders(context.em, viewer, [learnerId])).has(learnerId)) throw noLearner();
    const where = [
      ...(learnerId === null ? [] : [{ sql: "i.learner_id = ?", value: learnerId }]),
      ...(term == null ? [] : [{ sql: "i.term_id = ?", value: readId<TermId>(term) }]),
      ...(run == null ? [] : [{ sql: "i.run_id = ?", value: readId<InvoiceRunId>(run) }]),
    ];
    const before = readIdCursor(page);
    const after = before === 0 ? [] : [{ sql: "i.number < ?", value: before }];
    const rows = await readInvoices(context.em, viewer.schoolId, all([...where, ...after]), page.first + 1);
    const total = await countInvoices(context.em, viewer.schoolId, all(where));
    const learners = await findAccountHolders(context.em, viewer, [...new Set(rows.map((row) => row.learnerId))]);
    const names = await readFeeNames(context.em, viewer.schoolId);
    const toNode = (row: (typeof rows)[number]) => toInvoiceType(row, learners.get(row.learnerId)!, names);
    return toConnection(rows, page, total, toNode, ({ number }) => [number]);
  }

  @Query(() => InvoiceType, {
    nullable: true,
    description: "One invoice; null when there is none or it is not yours to see.",
  })
  async invoice(
    @Arg("id", () => ID, { description: "The invoice's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<InvoiceType | null> {
    return tell(context, requireUser(context), readId<InvoiceId>(id));
  }

  @Mutation(() => InvoiceType, {
    description: "Invoices one learner for something of their own. For the bursar and the head.",
  })
  async addCharge(
    @Arg("input", () => ChargeInput, { description: "The charge." }) input: ChargeInput,
    @Ctx() context: Context,
  ): Promise<InvoiceType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const { key, memo, items, day = null, dueDay = null } = input;
    const termId = input.termId == null ? null : readId<TermId>(input.termId);
    const learnerId = readId<LearnerId>(input.learnerId);
    const wanted = { key, learnerId, termId, memo, items: items.map(toItem), day, dueDay };
    const now = context.clock.now();
    const id = await inTransaction(context.em, (tx) => addCharge(tx, viewer, now, wanted));
    context.relay.kick();
    return (await tell(context, viewer, id))!;
  }

  @Mutation(() => InvoiceType, {
    description:
      "Takes an invoice back: what was paid of it pays what else is owed, and the rest is the learner's ahead. Refused while a waiver of it stands. For the bursar and the head.",
  })
  async reverseInvoice(
    @Arg("id", () => ID, { description: "The invoice." }) id: string,
    @Arg("reason", () => String, { description: "Why, in at most 120 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<InvoiceType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { id: readId<InvoiceId>(id), reason };
    const now = context.clock.now();
    await inTransaction(context.em, (tx) => reverseInvoice(tx, viewer, now, wanted));
    context.relay.kick();
    return (await tell(context, viewer, wanted.id))!;
  }
}

async function tell({ em }: Context, viewer: UserViewer, id: InvoiceId): Promise<InvoiceType | null> {
  const [row] = await readInvoices(em, viewer.schoolId, { sql: "i.id = ?", values: [id] }, 1);
  const learner = row && (await findAccountHolders(em, viewer, [row.learnerId])).get(row.learnerId);
  return learner ? toInvoiceType(row, learner, await readFeeNames(em, viewer.schoolId)) : null;
}

const all = (conditions: readonly { sql: string; value: SqlValue }[]) => ({
  sql: ["1 = 1", ...conditions.map(({ sql }) => sql)].join(" and "),
  values: conditions.map(({ value }) => value),
});

const noLearner = () =>
  new Refusal(ErrorCode.notFound, "There is no such learner whose fees you may see. Look the learner up again.");
