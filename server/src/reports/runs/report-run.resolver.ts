import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { ClassId, ReportRunId, SchoolId, TermId } from "../../values/ids.js";
import { publishReports } from "../publish/publish-reports.js";
import { canManageReports, canPublishReports } from "../reports.policy.js";
import { prepareClassAgain } from "./prepare-class-again.js";
import { prepareReports } from "./prepare-reports.js";
import { toRunTypes } from "./read-runs.js";
import { ReportRun } from "./report-run.entity.js";
import { PrepareReportsInput, ReportRunConnection, ReportRunType } from "./report-run.type.js";

const LEADERS = "For those who lead the school.";

@Resolver()
export class ReportRunResolver {
  @Query(() => ReportRunConnection, { description: `The makings of report cards, the latest first. ${LEADERS}` })
  async reportRuns(
    @Arg("termId", () => ID, { nullable: true, description: "Only of this term." }) term: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ReportRunType>> {
    const { schoolId } = requirePolicy(canManageReports, requireUser(context));
    const { em } = context;
    const before = readIdCursor(page) as ReportRunId;
    const where = { schoolId, ...(term != null && { termId: readId<TermId>(term) }) };
    const from = { ...where, ...(before > 0 && { id: { $lt: before } }) };
    const options = { orderBy: { id: "desc" }, limit: page.first + 1, disableIdentityMap: true } as const;
    const rows = await em.find(ReportRun, from, options);
    const types = new Map((await toRunTypes(em, schoolId, rows)).map((run) => [run.id, run]));
    const total = await em.count(ReportRun, where);
    return toConnection(
      rows,
      page,
      total,
      ({ id }) => types.get(String(id))!,
      ({ id }) => [id],
    );
  }

  @Query(() => ReportRunType, {
    nullable: true,
    description: `One making of report cards, and how far it is. ${LEADERS}`,
  })
  reportRun(
    @Arg("id", () => ID, { description: "The run's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<ReportRunType | null> {
    const { schoolId } = requirePolicy(canManageReports, requireUser(context));
    return findRun(context, schoolId, readId<ReportRunId>(id));
  }

  @Mutation(() => ReportRunType, {
    description: `Asks for the report cards of some classes in a term: drafts, over those that are there. They are made one class after another; the run tells how far it is. ${LEADERS}`,
  })
  async prepareReports(
    @Arg("input", () => PrepareReportsInput, { description: "Which, and what they say." }) input: PrepareReportsInput,
    @Ctx() context: Context,
  ): Promise<ReportRunType> {
    const viewer = requirePolicy(canManageReports, requireUser(context));
    const { language, withBalance, withPlaces, nextStarts = null } = input;
    const classIds = input.classIds == null ? null : input.classIds.map(readId<ClassId>);
    const wanted = { termId: readId<TermId>(input.termId), classIds, language, withBalance, withPlaces, nextStarts };
    const now = context.clock.now();
    const id = await inTransaction(context.em, (tx) => prepareReports(tx, viewer, now, wanted));
    context.reportWorker.kick();
    return (await findRun(context, viewer.schoolId, id))!;
  }

  @Mutation(() => ReportRunType, { description: `Makes the drafts of one class of a run anew. ${LEADERS}` })
  async prepareReportClass(
    @Arg("runId", () => ID, { description: "The run." }) run: string,
    @Arg("classId", () => ID, { description: "The class." }) schoolClass: string,
    @Ctx() context: Context,
  ): Promise<ReportRunType> {
    const viewer = requirePolicy(canManageReports, requireUser(context));
    const wanted = { runId: readId<ReportRunId>(run), classId: readId<ClassId>(schoolClass) };
    await inTransaction(context.em, (tx) => prepareClassAgain(tx, viewer, wanted));
    context.reportWorker.kick();
    return (await findRun(context, viewer.schoolId, wanted.runId))!;
  }

  @Mutation(() => ReportRunType, {
    description:
      "Gives out the drafts of a run that are not left out. From then on they never change; those that were out before are replaced. For the head and the deputy.",
  })
  async publishReports(
    @Arg("runId", () => ID, { description: "The run." }) run: string,
    @Ctx() context: Context,
  ): Promise<ReportRunType> {
    const viewer = requirePolicy(canPublishReports, requireUser(context));
    const runId = readId<ReportRunId>(run);
    await inTransaction(context.em, (tx) => publishReports(tx, viewer, context.clock.now(), runId));
    context.reportWorker.kick();
    return (await findRun(context, viewer.schoolId, runId))!;
  }
}

async function findRun({ em }: Context, schoolId: SchoolId, id: ReportRunId): Promise<ReportRunType | null> {
  const run = await em.findOne(ReportRun, { schoolId, id }, { disableIdentityMap: true });
  return run && (await toRunTypes(em, schoolId, [run]))[0]!;
}
