import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { personOf } from "../../identity/person-of.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import { UserType } from "../../identity/user.type.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { ClassId, LearnerId, ReceiptId, VoteHeadId } from "../../values/ids.js";
import { addMoney, type Cents, NO_MONEY } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canSeeReceipts, seesAccounts, seesFeeTotals } from "../fees.policy.js";
import { readVoteHeads } from "../setup/read-vote-heads.js";
import { ChannelEnum } from "./channel.enum.js";
import type { Channel } from "./channel.js";
import { findReceipts } from "./find-receipts.js";
import { paidLearnerOf } from "./load-paid-learners.js";
import { loadReceipts } from "./load-receipts.js";
import { loadReceiptMoney } from "./receipt-money.js";
import {
  ReceiptConnection,
  ReceiptProofType,
  ReceiptShareType,
  ReceiptType,
  toReceiptType,
  toShareType,
  VoteHeadPartType,
} from "./receipt.type.js";
import { verifyReceipt } from "./verify-receipt.js";

const moneyOf = createBatchLoader(({ em, viewer }: Context, ids: readonly ReceiptId[]) =>
  loadReceiptMoney(em, viewer!.schoolId, ids),
);
const voteHeadOf = createBatchLoader(({ em, viewer }: Context, _ids: readonly VoteHeadId[]) =>
  readVoteHeads(em, viewer!.schoolId),
);

@Resolver(() => ReceiptType)
export class ReceiptResolver {
  @Query(() => ReceiptConnection, {
    description:
      "Receipts, the newest first. For the bursar, those who lead the school, and keys; a guardian gets those by which their own children's fees were paid.",
  })
  async receipts(
    @Arg("from", () => SchoolDayScalar, { nullable: true, description: "The first day." }) from: SchoolDay | null,
    @Arg("to", () => SchoolDayScalar, { nullable: true, description: "The last day." }) to: SchoolDay | null,
    @Arg("channel", () => ChannelEnum, { nullable: true, description: "Only those that came so." })
    channel: Channel | null,
    @Arg("classId", () => ID, { nullable: true, description: "Only those for learners who are in this class now." })
    classId: string | null,
    @Arg("learnerId", () => ID, { nullable: true, description: "Only those for this learner." })
    learnerId: string | null,
    @Arg("search", () => String, {
      nullable: true,
      description:
        "Only those with this number or code, whose reference begins so, whose payer's name has it, or whose learners are found by it.",
    })
    search: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ReceiptType>> {
    const viewer = requirePolicy(canSeeReceipts, requireViewer(context));
    const filter = {
      from: from ?? null,
      to: to ?? null,
      channel: channel ?? null,
      search: search ?? null,
      classId: classId == null ? null : readId<ClassId>(classId),
      learnerId: learnerId == null ? null : readId<LearnerId>(learnerId),
    };
    const found = await findReceipts(context.em, viewer, filter, page);
    return { ...found, nodes: found.nodes.map(toReceiptType) };
  }

  @Query(() => ReceiptType, {
    nullable: true,
    description: "One receipt; null when there is none or it is not yours to see.",
  })
  async receipt(
    @Arg("id", () => ID, { description: "The receipt's id." }) id: string,
    @Ctx() context: Context,
  ): Promise<ReceiptType | null> {
    const viewer = requirePolicy(canSeeReceipts, requireViewer(context));
    const receiptId = readId<ReceiptId>(id);
    const row = (await loadReceipts(context.em, viewer, [receiptId])).get(receiptId);
    return row ? toReceiptType(row) : null;
  }

  @Query(() => ReceiptProofType, {
    nullable: true,
    description:
      "Whether a printed receipt is the school's, by the code on it; null when there is no such code. For anybody, signed in or not.",
  })
  verifyReceipt(
    @Arg("code", () => String, { description: "The ten letters and digits on the receipt; blanks do not count." })
    code: string,
    @Ctx() context: Context,
  ): Promise<ReceiptProofType | null> {
    return verifyReceipt(context, context.em, code, context.remoteAddress);
  }

  @FieldResolver(() => CentsScalar, {
    description: "How much; to a guardian, what of it reached their own children.",
  })
  async cents(@Root() receipt: ReceiptType, @Ctx() context: Context): Promise<Cents> {
    if (seesFeeTotals(context.viewer!)) return receipt.allCents;
    return addMoney((await visibleShares(receipt, context)).map(({ cents }) => cents));
  }

  @FieldResolver(() => String, { nullable: true, description: "Who paid, as far as is known and yours to see." })
  payer(@Root() { said }: ReceiptType, @Ctx() { viewer }: Context): string | null {
    return seesAccounts(viewer!) ? said.payer : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What the payer wrote of whom it is for, if that is yours to see.",
  })
  narration(@Root() { said }: ReceiptType, @Ctx() { viewer }: Context): string | null {
    return seesAccounts(viewer!) ? said.narration : null;
  }

  @FieldResolver(() => [ReceiptShareType], {
    description: "Whom it reached; of a receipt that was reversed, whom it had reached.",
  })
  shares(@Root() receipt: ReceiptType, @Ctx() context: Context): Promise<ReceiptShareType[]> {
    return visibleShares(receipt, context);
  }

  @FieldResolver(() => CentsScalar, { description: "What of it waits in suspense; 0 to a guardian." })
  async suspenseCents(@Root() { receiptId }: ReceiptType, @Ctx() context: Context): Promise<Cents> {
    if (!seesFeeTotals(context.viewer!)) return NO_MONEY;
    return (await moneyOf(context, receiptId))?.suspense ?? NO_MONEY;
  }

  @FieldResolver(() => CentsScalar, { description: "What of it was given back to who paid; 0 to a guardian." })
  async refundedCents(@Root() { receiptId }: ReceiptType, @Ctx() context: Context): Promise<Cents> {
    if (!seesFeeTotals(context.viewer!)) return NO_MONEY;
    return (await moneyOf(context, receiptId))?.refunded ?? NO_MONEY;
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description: "Who recorded it; null when it came in by itself, or when that is not yours to see.",
  })
  async recordedBy(@Root() { recordedById }: ReceiptType, @Ctx() context: Context): Promise<UserType | null> {
    if (recordedById === null || !seesAccounts(context.viewer!)) return null;
    return (await personOf(context, recordedById)) ?? null;
  }
}

@Resolver(() => ReceiptShareType)
export class ReceiptShareResolver {
  @FieldResolver(() => LearnerType, { description: "Whom." })
  async learner(@Root() { learnerId }: ReceiptShareType, @Ctx() context: Context): Promise<LearnerType> {
    return (await paidLearnerOf(context, learnerId))!;
  }

  @FieldResolver(() => [VoteHeadPartType], { description: "What of it paid which vote head then, in their order." })
  parts(@Root() { vote }: ReceiptShareType): VoteHeadPartType[] {
    return vote.map((part) => Object.assign(new VoteHeadPartType(), part));
  }
}

@Resolver(() => VoteHeadPartType)
export class VoteHeadPartResolver {
  @FieldResolver(() => String, { nullable: true, description: "The vote head; null for what was brought forward." })
  async voteHead(@Root() { voteHeadId }: VoteHeadPartType, @Ctx() context: Context): Promise<string | null> {
    return voteHeadId === null ? null : ((await voteHeadOf(context, voteHeadId))?.name ?? null);
  }
}

/** A guardian's own children's shares; everybody's to whoever sees the books. */
async function visibleShares({ receiptId }: ReceiptType, context: Context): Promise<ReceiptShareType[]> {
  const { learners = [] } = (await moneyOf(context, receiptId)) ?? {};
  const found = await Promise.all(learners.map(({ learnerId }) => paidLearnerOf(context, learnerId)));
  return learners.filter((_, index) => found[index] !== undefined).map(toShareType);
}
