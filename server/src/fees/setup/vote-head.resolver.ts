import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { VoteHeadId } from "../../values/ids.js";
import { canManageFees, seesFeeTotals } from "../fees.policy.js";
import { archiveVoteHead } from "./archive-vote-head.js";
import { orderVoteHeads } from "./order-vote-heads.js";
import { readVoteHeads } from "./read-vote-heads.js";
import { saveVoteHead } from "./save-vote-head.js";
import { toVoteHeadType, VoteHeadConnection, VoteHeadType } from "./vote-head.type.js";

@Resolver()
export class VoteHeadResolver {
  @Query(() => VoteHeadConnection, {
    description: "What the school's fees are for, in its own order. For the office and keys.",
  })
  async voteHeads(
    @Arg("archived", () => Boolean, { defaultValue: false, description: "Also those that are no longer used." })
    archived: boolean,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<VoteHeadType>> {
    const { schoolId } = requirePolicy(seesFeeTotals, requireViewer(context));
    const heads = [...(await readVoteHeads(context.em, schoolId)).values()].filter(
      (head) => archived || !head.archived,
    );
    const last = readIdCursor(page);
    const from = heads.findIndex(({ id }) => id === last) + 1;
    return toConnection(heads.slice(from, from + page.first + 1), page, heads.length, toVoteHeadType, ({ id }) => [id]);
  }

  @Mutation(() => VoteHeadType, { description: "Adds a vote head, or renames one. For the bursar and the head." })
  async saveVoteHead(
    @Arg("id", () => ID, { nullable: true, description: "The vote head to rename; without it one is added." }) id:
      | string
      | null,
    @Arg("name", () => String, { description: "Its name, in at most 60 letters." }) name: string,
    @Ctx() context: Context,
  ): Promise<VoteHeadType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { id: id == null ? null : readId<VoteHeadId>(id), name };
    const now = context.clock.now();
    return toVoteHeadType(await inTransaction(context.em, (tx) => saveVoteHead(tx, viewer, now, wanted)));
  }

  @Mutation(() => [VoteHeadType], {
    description:
      "Puts the vote heads in another order: of one invoice the first is paid first. For the bursar and the head.",
  })
  async orderVoteHeads(
    @Arg("ids", () => [ID], { description: "Every vote head in use, in the new order." }) ids: string[],
    @Ctx() context: Context,
  ): Promise<VoteHeadType[]> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = ids.map(readId<VoteHeadId>);
    const now = context.clock.now();
    return (await inTransaction(context.em, (tx) => orderVoteHeads(tx, viewer, now, wanted))).map(toVoteHeadType);
  }

  @Mutation(() => VoteHeadType, {
    description: "Takes a vote head out of use on new invoices, or back into it. For the bursar and the head.",
  })
  async archiveVoteHead(
    @Arg("id", () => ID, { description: "The vote head." }) id: string,
    @Arg("archived", () => Boolean, { defaultValue: true, description: "Out of use, or with `false` back into it." })
    archived: boolean,
    @Ctx() context: Context,
  ): Promise<VoteHeadType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { id: readId<VoteHeadId>(id), archived };
    const now = context.clock.now();
    return toVoteHeadType(await inTransaction(context.em, (tx) => archiveVoteHead(tx, viewer, now, wanted)));
  }
}
