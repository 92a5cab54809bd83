import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { personOf } from "../../identity/person-of.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { UserType } from "../../identity/user.type.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { JournalEntryId, ReceiptId, ReversalId } from "../../values/ids.js";
import { canApproveFees, canManageFees, seesAccounts } from "../fees.policy.js";
import { loadReceipts } from "../receipts/load-receipts.js";
import { ReceiptType, toReceiptType } from "../receipts/receipt.type.js";
import { entryOf } from "../reports/find-entries.js";
import { JournalEntryType } from "../reports/journal-entry.type.js";
import { writeBooks } from "../write-books.js";
import { approveReversal, declineReversal } from "./decide-reversal.js";
import { findReversals, readReversal } from "./find-reversals.js";
import { requestReversal } from "./request-reversal.js";
import type { ReversalState } from "./reversal-state.js";
import { ReversalConnection, ReversalStateEnum, ReversalType, toReversalType } from "./reversal.type.js";

@Resolver(() => ReversalType)
export class ReversalResolver {
  @Query(() => ReversalConnection, {
    description: "What was asked to be taken back, the newest first. For the bursar and those who lead the school.",
  })
  async reversals(
    @Arg("state", () => ReversalStateEnum, { nullable: true, description: "Only those that stand so." })
    state: ReversalState | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ReversalType>> {
    const viewer = requirePolicy(seesAccounts, requireViewer(context));
    const found = await findReversals(context.em, viewer.schoolId, state ?? null, page);
    return { ...found, nodes: found.nodes.map(toReversalType) };
  }

  @Mutation(() => ReversalType, {
    description:
      "Asks that a receipt be taken back, or an entry by which money was allocated, transferred, refunded or banked. Nothing happens before somebody else agrees. For the bursar and the head.",
  })
  async requestReversal(
    @Arg("receiptId", () => ID, { nullable: true, description: "The receipt." }) receiptId: string | null,
    @Arg("entryId", () => ID, { nullable: true, description: "Or the entry." }) entryId: string | null,
    @Arg("reason", () => String, { description: "Why, in at most 160 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<ReversalType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = {
      receiptId: receiptId == null ? null : readId<ReceiptId>(receiptId),
      entryId: entryId == null ? null : readId<JournalEntryId>(entryId),
      reason,
    };
    return readOwn(context, viewer, await writeBooks(context, viewer, (ledger) => requestReversal(ledger, wanted)));
  }

  @Mutation(() => ReversalType, {
    description:
      "Agrees to a reversal that somebody else asked for: it is taken back, and what learners owe is open again. For the head, a deputy and the bursar.",
  })
  async approveReversal(
    @Arg("id", () => ID, { description: "The wish." }) id: string,
    @Ctx() context: Context,
  ): Promise<ReversalType> {
    const viewer = requirePolicy(canApproveFees, requireUser(context));
    const reversalId = readId<ReversalId>(id);
    await writeBooks(context, viewer, (ledger) => approveReversal(ledger, reversalId));
    return readOwn(context, viewer, reversalId);
  }

  @Mutation(() => ReversalType, {
    description: "Declines a reversal, or withdraws one's own wish. For the head, a deputy and the bursar.",
  })
  async declineReversal(
    @Arg("id", () => ID, { description: "The wish." }) id: string,
    @Arg("note", () => String, { description: "Why, in at most 200 letters." }) note: string,
    @Ctx() context: Context,
  ): Promise<ReversalType> {
    const viewer = requirePolicy(canApproveFees, requireUser(context));
    const reversalId = readId<ReversalId>(id);
    await writeBooks(context, viewer, (ledger) => declineReversal(ledger, reversalId, note));
    return readOwn(context, viewer, reversalId);
  }

  @FieldResolver(() => ReceiptType, { nullable: true, description: "The receipt; null when it is about an entry." })
  async receipt(@Root() { receiptId }: ReversalType, @Ctx() { em, viewer }: Context): Promise<ReceiptType | null> {
    if (receiptId === null) return null;
    const row = (await loadReceipts(em, viewer!, [receiptId])).get(receiptId);
    return row ? toReceiptType(row) : null;
  }

  @FieldResolver(() => JournalEntryType, { nullable: true, description: "The entry; null when it is about a receipt." })
  async entry(@Root() { entryRef }: ReversalType, @Ctx() context: Context): Promise<JournalEntryType | null> {
    return entryRef === null ? null : ((await entryOf(context, entryRef)) ?? null);
  }

  @FieldResolver(() => UserType, { description: "Who asked for it." })
  async requestedBy(@Root() { requestedById }: ReversalType, @Ctx() context: Context): Promise<UserType> {
    return (await personOf(context, requestedById))!;
  }

  @FieldResolver(() => UserType, { nullable: true, description: "Who decided." })
  async decidedBy(@Root() { decidedById }: ReversalType, @Ctx() context: Context): Promise<UserType | null> {
    return decidedById === null ? null : ((await personOf(context, decidedById)) ?? null);
  }

  @FieldResolver(() => Boolean, { description: "Whether it is you who asked: then somebody else must agree." })
  isMine(@Root() { requestedById }: ReversalType, @Ctx() { viewer }: Context): boolean {
    return viewer!.kind === "user" && viewer!.userId === requestedById;
  }
}

async function readOwn({ em }: Context, { schoolId }: UserViewer, id: ReversalId): Promise<ReversalType> {
  return toReversalType((await readReversal(em, schoolId, id))!);
}
