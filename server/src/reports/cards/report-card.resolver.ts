import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { personOf } from "../../identity/person-of.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { UserType } from "../../identity/user.type.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { ClassType } from "../../schools/class.type.js";
import { readTerms } from "../../schools/find-term.js";
import { loadClasses } from "../../schools/load-classes.js";
import { TermType, toTermType } from "../../schools/school.type.js";
import type { ClassId, LearnerId, ReportCardId, ReportRunId, TermId } from "../../values/ids.js";
import { MOST_WITHDRAWN, withdrawReports } from "../publish/withdraw-reports.js";
import { canManageReports, canPublishReports } from "../reports.policy.js";
import { leaveOutReports, MOST_LEFT_OUT } from "./leave-out-reports.js";
import { type CardFilter, type CardPosition, countCards, readCards } from "./read-cards.js";
import { ReportCardConnection, ReportCardFilter, ReportCardType, toReportCardType } from "./report-card.type.js";

/** An interface and not the class, into which each card would be copied. */
type Card = Pick<ReportCardType, "classId" | "termId" | "publisherId">;

const classOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ClassId[]) =>
  loadClasses(em, viewer!.schoolId, ids),
);
const termsOf = createBatchLoader(async ({ em, viewer }: Context, ids: readonly TermId[]) => {
  const terms = await readTerms(em, viewer!.schoolId);
  return new Map(ids.flatMap((id) => (terms.has(id) ? [[id, toTermType(terms.get(id)!)] as const] : [])));
});

@Resolver(() => ReportCardType)
export class ReportCardResolver {
  @Query(() => ReportCardConnection, {
    description:
      "Report cards, class by class in the order of the class list. Those who lead the school see all, teachers those of their classes, guardians what is published of their own children, keys what is published.",
  })
  async reportCards(
    @Arg("filter", () => ReportCardFilter, { description: "Which." }) wanted: ReportCardFilter,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ReportCardType>> {
    const viewer = requireViewer(context);
    const filter = readFilter(wanted);
    const rows = await readCards(context.em, viewer, filter, readPosition(page), page.first + 1);
    const total = await countCards(context.em, viewer, filter);
    return toConnection(rows, page, total, toReportCardType, ({ classId, position, id }) => [classId, position, id]);
  }

  @Query(() => ReportCardType, {
    nullable: true,
    description: "One report card; null when there is none, or when it is not yours to see.",
  })
  async reportCard(
    @Arg("id", () => ID, { description: "The card's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<ReportCardType | null> {
    const viewer = requireViewer(context);
    const [row] = await readCards(context.em, viewer, { ids: [readId<ReportCardId>(id)] }, null, 1);
    return row ? toReportCardType(row) : null;
  }

  @Mutation(() => Boolean, {
    description: `Leaves drafts out of what is published, or takes them in again; at most ${MOST_LEFT_OUT}. For those who lead the school.`,
  })
  async leaveOutReports(
    @Arg("ids", () => [ID], { description: "The cards." }) ids: string[],
    @Arg("leftOut", () => Boolean, { description: "Whether they are to be left out." }) leftOut: boolean,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requirePolicy(canManageReports, requireUser(context));
    const cards = ids.slice(0, MOST_LEFT_OUT + 1).map(readId<ReportCardId>);
    await inTransaction(context.em, (tx) => leaveOutReports(tx, viewer, cards, leftOut));
    return true;
  }

  @Mutation(() => Boolean, {
    description: `Takes published cards back, from the phones too; at most ${MOST_WITHDRAWN}. For the head and the deputy.`,
  })
  async withdrawReports(
    @Arg("ids", () => [ID], { description: "The cards." }) ids: string[],
    @Arg("reason", () => String, { description: "Why, in at most 200 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requirePolicy(canPublishReports, requireUser(context));
    const cards = ids.slice(0, MOST_WITHDRAWN + 1).map(readId<ReportCardId>);
    await inTransaction(context.em, (tx) => withdrawReports(tx, viewer, context.clock.now(), cards, reason));
    context.relay.kick();
    return true;
  }

  @FieldResolver(() => ClassType, { description: "The class it was made in." })
  async class(@Root() { classId }: Card, @Ctx() context: Context): Promise<ClassType> {
    return (await classOf(context, classId))!;
  }

  @FieldResolver(() => TermType, { description: "The term." })
  async term(@Root() { termId }: Card, @Ctx() context: Context): Promise<TermType> {
    return (await termsOf(context, termId))!;
  }

  @FieldResolver(() => UserType, { nullable: true, description: "Who had it published." })
  async publishedBy(@Root() { publisherId }: Card, @Ctx() context: Context): Promise<UserType | null> {
    return publisherId === null ? null : ((await personOf(context, publisherId)) ?? null);
  }
}

const readOptional = <Id extends number>(id: string | null | undefined): Id | null =>
  id == null ? null : readId<Id>(id);

const readFilter = ({ runId, termId, classId, learnerId, states, warned }: ReportCardFilter): CardFilter => ({
  runId: readOptional<ReportRunId>(runId),
  termId: readOptional<TermId>(termId),
  classId: readOptional<ClassId>(classId),
  learnerId: readOptional<LearnerId>(learnerId),
  states: states ?? null,
  warned: warned ?? null,
});

function readPosition(page: PageArguments): CardPosition | null {
  const position = readCursor(page);
  if (position === null) return null;
  const [classId, at, id] = position;
  if (typeof classId === "number" && typeof at === "number" && typeof id === "number") return [classId, at, id];
  throw new Refusal(ErrorCode.badInput, "That page does not exist. Take `after` from the page before, unchanged.");
}
