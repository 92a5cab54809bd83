import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { readPeople } from "../../identity/read-people.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { Viewer } from "../../identity/viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { readTerms } from "../../schools/find-term.js";
import { loadClasses } from "../../schools/load-classes.js";
import { loadLearners } from "../../schools/load-learners.js";
import { toTermType } from "../../schools/school.type.js";
import type { ClassId, FeeStructureId, InvoiceRunId, LearnerId, TermId, VoteHeadId } from "../../values/ids.js";
import { addMoney, type Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canManageFees, seesAccounts } from "../fees.policy.js";
import { readVoteHeads } from "../setup/read-vote-heads.js";
import { toVoteHeadType } from "../setup/vote-head.type.js";
import {
  ClassFeesType,
  InvoiceRunConnection,
  InvoiceRunPreviewType,
  InvoiceRunType,
  NotInvoicedConnection,
  type LeftOutType,
  VoteHeadFeesType,
} from "./invoice-run.type.js";
import { planInvoiceRun, type PlannedInvoice, type RunScope } from "./plan-invoice-run.js";
import { postInvoiceRun } from "./post-invoice-run.js";
import { findInvoiceRun, type InvoiceRunRow, readInvoiceRuns } from "./read-invoice-runs.js";
import { reverseInvoiceRun } from "./reverse-invoice-run.js";

@InputType({ description: "Whom to invoice for a term, and by what." })
class InvoiceRunScope {
  @Field(() => ID, { description: "The term." })
  termId!: string;

  @Field(() => [ID], { nullable: true, description: "Only by these fee structures of the term; by all without them." })
  structureIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Only these classes; the whole school without them." })
  classIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Only these learners, such as one who has just come." })
  learnerIds?: string[] | null;
}

@InputType({ description: "An invoice run." })
class InvoiceRunInput extends InvoiceRunScope {
  @Field(() => String, {
    description:
      "A name of the asker's own, 1 to 40 letters, digits, `-` and `_`: asked for again, it is not made again.",
  })
  key!: string;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The day it counts for; today when it is not given." })
  day?: SchoolDay | null;

  @Field(() => SchoolDayScalar, {
    nullable: true,
    description: "The day by which it is to be paid; by the school's settings when it is not given.",
  })
  dueDay?: SchoolDay | null;
}

@Resolver(() => InvoiceRunPreviewType)
export class InvoiceRunResolver {
  @Query(() => InvoiceRunPreviewType, {
    description: "What an invoice run would do now, without doing it. For the bursar and the head.",
  })
  async previewInvoiceRun(
    @Arg("scope", () => InvoiceRunScope, { description: "Whom to invoice, and by what." }) scope: InvoiceRunScope,
    @Ctx() context: Context,
  ): Promise<InvoiceRunPreviewType> {
    const { schoolId } = requirePolicy(canManageFees, requireUser(context));
    const plan = await planInvoiceRun(context.em, schoolId, readScope(scope));
    const lines = plan.invoices.flatMap((invoice) => invoice.lines);
    return {
      plan,
      term: toTermType(plan.term),
      invoiceCount: plan.invoices.length,
      learnerCount: new Set(plan.invoices.map(({ learnerId }) => learnerId)).size,
      alreadyInvoiced: plan.alreadyInvoiced,
      cents: addMoney(lines.map(({ cents }) => cents)),
      discountCents: addMoney(lines.map(({ discountCents }) => discountCents)),
      discountedCount: new Set(
        plan.invoices.filter(({ discountPercent }) => discountPercent !== null).map(({ learnerId }) => learnerId),
      ).size,
    };
  }

  @FieldResolver(() => [ClassFeesType], { description: "What it would ask of each class." })
  async classes(@Root() { plan }: InvoiceRunPreviewType, @Ctx() context: Context): Promise<ClassFeesType[]> {
    const byClass = Map.groupBy(plan.invoices, ({ classId }) => classId);
    const classes = await loadClasses(context.em, context.viewer!.schoolId, [...byClass.keys()]);
    return [...byClass].map(([classId, invoices]) => ({
      class: classes.get(classId)!,
      invoiceCount: invoices.length,
      cents: netOf(invoices),
    }));
  }

  @FieldResolver(() => [VoteHeadFeesType], { description: "What it would ask for each vote head." })
  async voteHeads(@Root() { plan }: InvoiceRunPreviewType, @Ctx() context: Context): Promise<VoteHeadFeesType[]> {
    const heads = await readVoteHeads(context.em, context.viewer!.schoolId);
    const byHead = Map.groupBy(
      plan.invoices.flatMap(({ lines }) => lines),
      ({ voteHeadId }) => voteHeadId as VoteHeadId,
    );
    return [...heads.values()].flatMap((head) => {
      const lines = byHead.get(head.id);
      if (!lines) return [];
      const cents = addMoney(lines.map((line) => line.cents));
      const discountCents = addMoney(lines.map((line) => line.discountCents));
      return [{ voteHead: toVoteHeadType(head), cents, discountCents }];
    });
  }

  @FieldResolver(() => NotInvoicedConnection, { description: "For whom it would make no invoice, and why." })
  async leftOut(
    @Root() { plan }: InvoiceRunPreviewType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<LeftOutType>> {
    const sorted = plan.leftOut.toSorted((one, other) => one.learnerId - other.learnerId);
    const after = readIdCursor(page);
    const rows = sorted.filter(({ learnerId }) => learnerId > after).slice(0, page.first + 1);
    const ids = rows.map(({ learnerId }) => learnerId);
    const learners = await loadLearners(context.em, context.viewer as Viewer, ids);
    const known = rows.filter(({ learnerId }) => learners.has(learnerId));
    const toNode = ({ learnerId, reason }: (typeof rows)[number]) => ({ learner: learners.get(learnerId)!, reason });
    return toConnection(known, page, sorted.length, toNode, ({ learnerId }) => [learnerId]);
  }

  @Mutation(() => InvoiceRunType, {
    description:
      "Makes the invoices that the term's fee structures ask for and that do not stand yet, all in one step; what was paid ahead pays them. For the bursar and the head.",
  })
  async postInvoiceRun(
    @Arg("input", () => InvoiceRunInput, { description: "The run." }) input: InvoiceRunInput,
    @Ctx() context: Context,
  ): Promise<InvoiceRunType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const { key, day = null, dueDay = null } = input;
    const wanted = { ...readScope(input), key, day, dueDay };
    const now = context.clock.now();
    const run = await inTransaction(context.em, (tx) => postInvoiceRun(tx, viewer, now, wanted));
    context.relay.kick();
    return (await toRunTypes(context, [run]))[0]!;
  }

  @Mutation(() => InvoiceRunType, {
    description:
      "Takes back every invoice of a run that still stands: what was paid of them pays what else is owed, and the rest is the learner's ahead. Refused while a waiver of one stands. For the bursar and the head.",
  })
  async reverseInvoiceRun(
    @Arg("id", () => ID, { description: "The run." }) id: string,
    @Arg("reason", () => String, { description: "Why, in at most 120 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<InvoiceRunType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { id: readId<InvoiceRunId>(id), reason };
    const now = context.clock.now();
    const run = await inTransaction(context.em, (tx) => reverseInvoiceRun(tx, viewer, now, wanted));
    context.relay.kick();
    return (await toRunTypes(context, [run]))[0]!;
  }

  @Query(() => InvoiceRunConnection, { description: "The school's invoice runs, the latest first. For the office." })
  async invoiceRuns(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<InvoiceRunType>> {
    const { schoolId } = requirePolicy(seesAccounts, requireUser(context));
    const before = readIdCursor(page);
    const where = before === 0 ? { sql: "1 = 1", values: [] } : { sql: "id < ?", values: [before] };
    const rows = await readInvoiceRuns(context.em, schoolId, where, page.first + 1);
    const total = await countRuns(context.em, schoolId);
    const types = new Map((await toRunTypes(context, rows)).map((run) => [run.id, run]));
    return toConnection(
      rows,
      page,
      total,
      ({ id }) => types.get(String(id))!,
      ({ id }) => [id],
    );
  }

  @Query(() => InvoiceRunType, { nullable: true, description: "One invoice run. For the office." })
  async invoiceRun(
    @Arg("id", () => ID, { description: "The run's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<InvoiceRunType | null> {
    const { schoolId } = requirePolicy(seesAccounts, requireUser(context));
    const run = await findInvoiceRun(context.em, schoolId, readId<InvoiceRunId>(id));
    return run && (await toRunTypes(context, [run]))[0]!;
  }
}

const readIds = <Id extends number>(texts: string[] | null | undefined): Id[] | null =>
  texts == null ? null : texts.map(readId<Id>);

const readScope = ({ termId, structureIds, classIds, learnerIds }: InvoiceRunScope): RunScope => ({
  termId: readId<TermId>(termId),
  structureIds: readIds<FeeStructureId>(structureIds),
  classIds: readIds<ClassId>(classIds),
  learnerIds: readIds<LearnerId>(learnerIds),
});

const netOf = (invoices: readonly PlannedInvoice[]): Cents =>
  addMoney(invoices.flatMap(({ lines }) => lines.flatMap((line) => [line.cents, -line.discountCents as Cents])));

async function countRuns(em: Em, schoolId: number): Promise<number> {
  const sql = "select count(*) as runs from invoice_run where school_id = ?";
  const [row] = await runSql<{ runs: number }>(em, sql, [schoolId]);
  return Number(row?.runs);
}

async function toRunTypes(context: Context, runs: readonly InvoiceRunRow[]): Promise<InvoiceRunType[]> {
  const { em } = context;
  const viewer = requireUser(context);
  const terms = await readTerms(em, viewer.schoolId);
  const personOf = await readPeople(
    em,
    runs.flatMap(({ createdBy, reversedBy }) => [createdBy, reversedBy]),
  );
  return runs.map(({ id, termId, day, dueDay, invoices, cents, discountCents, createdAt, reversedAt, ...by }) => ({
    id: String(id),
    term: toTermType(terms.get(termId)!),
    day,
    dueDay,
    invoiceCount: invoices,
    cents,
    discountCents,
    createdAt,
    reversedAt,
    createdBy: personOf(by.createdBy),
    reversedBy: personOf(by.reversedBy),
  }));
}
