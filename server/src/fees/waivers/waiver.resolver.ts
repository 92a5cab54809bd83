import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { readPeople } from "../../identity/read-people.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { loadLearners } from "../../schools/load-learners.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { LearnerId, VoteHeadId, WaiverId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { canApproveFees, canManageFees, seesAccounts } from "../fees.policy.js";
import { readVoteHeads } from "../setup/read-vote-heads.js";
import { toVoteHeadType } from "../setup/vote-head.type.js";
import { decideWaiver } from "./decide-waiver.js";
import { countWaivers, readWaivers, type WaiverRow } from "./read-waivers.js";
import { requestWaiver } from "./request-waiver.js";
import { reverseWaiver } from "./reverse-waiver.js";
import { WaiverStatus } from "./waiver-status.js";
import { WaiverConnection, WaiverStatusEnum, WaiverType } from "./waiver.type.js";

@InputType({ description: "Part of a learner's fees that is to be let off." })
class WaiverInput {
  @Field(() => String, {
    description:
      "A name of the asker's own, 1 to 40 letters, digits, `-` and `_`: asked for again, it is not made again.",
  })
  key!: string;

  @Field(() => ID, { description: "Whose fees." })
  learnerId!: string;

  @Field(() => ID, { nullable: true, description: "What it is taken off; without it what was owed longest." })
  voteHeadId?: string | null;

  @Field(() => CentsScalar, { description: "How much; not more than is owed." })
  cents!: Cents;

  @Field(() => String, { description: "Why, in at most 160 letters." })
  reason!: string;
}

@Resolver()
export class WaiverResolver {
  @Query(() => WaiverConnection, {
    description: "What the school lets off, the latest asked for first. For the office.",
  })
  async waivers(
    @Arg("status", () => WaiverStatusEnum, { nullable: true, description: "Only those that stand so." })
    status: WaiverStatus | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<WaiverType>> {
    const { schoolId } = requirePolicy(seesAccounts, requireUser(context));
    const where = status == null ? { sql: "1 = 1", values: [] } : { sql: "status = ?", values: [status] };
    const before = readIdCursor(page);
    const after = before === 0 ? where : { sql: `${where.sql} and id < ?`, values: [...where.values, before] };
    const rows = await readWaivers(context.em, schoolId, after, page.first + 1);
    const total = await countWaivers(context.em, schoolId, where);
    const types = new Map((await toWaiverTypes(context, rows)).map((waiver) => [waiver.id, waiver]));
    return toConnection(
      rows,
      page,
      total,
      ({ id }) => types.get(String(id))!,
      ({ id }) => [id],
    );
  }

  @Mutation(() => WaiverType, {
    description:
      "Lets a learner off part of their fees: at once, or, where it is more than the school's limit with what the learner was let off lately, once a second person grants it. For the bursar and the head.",
  })
  async requestWaiver(
    @Arg("input", () => WaiverInput, { description: "The waiver." }) input: WaiverInput,
    @Ctx() context: Context,
  ): Promise<WaiverType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const { key, cents, reason } = input;
    const voteHeadId = input.voteHeadId == null ? null : readId<VoteHeadId>(input.voteHeadId);
    const wanted = { key, learnerId: readId<LearnerId>(input.learnerId), voteHeadId, cents, reason };
    const now = context.clock.now();
    const waiver = await inTransaction(context.em, (tx) => requestWaiver(tx, viewer, now, wanted));
    return tell(context, waiver);
  }

  @Mutation(() => WaiverType, {
    description:
      "Grants a waiver that waits, or declines it; whoever asked for it may only withdraw it. For the head, deputies and the bursar.",
  })
  async decideWaiver(
    @Arg("id", () => ID, { description: "The waiver." }) id: string,
    @Arg("grant", () => Boolean, { description: "Whether it is granted." }) grant: boolean,
    @Ctx() context: Context,
  ): Promise<WaiverType> {
    const viewer = requirePolicy(canApproveFees, requireUser(context));
    const wanted = { id: readId<WaiverId>(id), grant };
    const now = context.clock.now();
    return tell(context, await inTransaction(context.em, (tx) => decideWaiver(tx, viewer, now, wanted)));
  }

  @Mutation(() => WaiverType, {
    description: "Takes a granted waiver back: what it let off is owed again. For the bursar and the head.",
  })
  async reverseWaiver(
    @Arg("id", () => ID, { description: "The waiver." }) id: string,
    @Arg("reason", () => String, { description: "Why, in at most 120 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<WaiverType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { id: readId<WaiverId>(id), reason };
    const now = context.clock.now();
    return tell(context, await inTransaction(context.em, (tx) => reverseWaiver(tx, viewer, now, wanted)));
  }
}

async function tell(context: Context, waiver: WaiverRow): Promise<WaiverType> {
  context.relay.kick();
  return (await toWaiverTypes(context, [waiver]))[0]!;
}

async function toWaiverTypes(context: Context, rows: readonly WaiverRow[]): Promise<WaiverType[]> {
  const { em } = context;
  const viewer = requireUser(context);
  const learners = await loadLearners(em, viewer, [...new Set(rows.map(({ learnerId }) => learnerId))]);
  const heads = await readVoteHeads(em, viewer.schoolId);
  const personOf = await readPeople(
    em,
    rows.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]),
  );
  return rows.map(({ id, learnerId, voteHeadId, cents, reason, status, requestedAt, decidedAt, ...by }) => ({
    id: String(id),
    learner: learners.get(learnerId)!,
    voteHead: voteHeadId === null ? null : toVoteHeadType(heads.get(voteHeadId)!),
    cents,
    reason,
    status,
    requestedAt,
    decidedAt,
    requestedBy: personOf(by.requestedBy),
    decidedBy: personOf(by.decidedBy),
    grantable: status === WaiverStatus.pending && canApproveFees(viewer) && by.requestedBy !== viewer.userId,
  }));
}
