import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import { createBatchLoader } from "../../platform/batch-loader.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { BursaryId, LearnerId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { canManageFees, canSeeReceipts, seesAccounts } from "../fees.policy.js";
import { readRequestKey } from "../read-request-key.js";
import { ChannelEnum } from "../receipts/channel.enum.js";
import type { Channel } from "../receipts/channel.js";
import { paidLearnerOf } from "../receipts/load-paid-learners.js";
import { loadReceipts } from "../receipts/load-receipts.js";
import { ReceiptType, toReceiptType } from "../receipts/receipt.type.js";
import { ShareInput, toShares } from "../receipts/share.input.js";
import { writeBooks } from "../write-books.js";
import { awardBursary } from "./award-bursary.js";
import type { BursaryState } from "./bursary-state.js";
import {
  BursaryConnection,
  BursaryShareType,
  BursaryStateEnum,
  BursaryType,
  ExpectedBursaryType,
  toBursaryType,
} from "./bursary.type.js";
import { cancelBursary } from "./cancel-bursary.js";
import { findBursaries, loadBursaryShares, loadExpected, readBursary } from "./find-bursaries.js";
import { receiveBursary } from "./receive-bursary.js";

@InputType({ description: "A bursary that was promised." })
class AwardBursaryInput {
  @Field(() => String, { description: "Chosen by the client: it is noted once however often it is sent." })
  key!: string;

  @Field(() => String, { description: "Who gives it, in at most 120 letters." })
  sponsor!: string;

  @Field(() => String, { description: "The sponsor's reference, in at most 60 letters." })
  reference!: string;

  @Field(() => CentsScalar, { description: "All that is promised." })
  cents!: Cents;

  @Field(() => SchoolDayScalar, { description: "The day of the award." })
  day!: SchoolDay;

  @Field(() => [ShareInput], { description: "Who is promised what; at most 1,000 learners." })
  shares!: ShareInput[];
}

@InputType({ description: "The cheque, or the transfer, by which a bursary came." })
class ReceiveBursaryInput {
  @Field(() => String, { description: "Chosen by the client: it is receipted once however often it is sent." })
  key!: string;

  @Field(() => ID, { description: "The bursary." })
  bursaryId!: string;

  @Field(() => ChannelEnum, { description: "CHEQUE or BANK." })
  channel!: Channel;

  @Field(() => String, { description: "The cheque's bank and number, or the bank's reference." })
  reference!: string;

  @Field(() => CentsScalar, { description: "What came, which may differ from what was promised." })
  cents!: Cents;

  @Field(() => SchoolDayScalar, { description: "The day it came." })
  day!: SchoolDay;

  @Field(() => [ShareInput], {
    nullable: true,
    description: "Who gets what of it; as it was promised when this is not given. What they leave waits in suspense.",
  })
  shares?: ShareInput[] | null;
}

const sharesOf = createBatchLoader(({ em, viewer }: Context, ids: readonly BursaryId[]) =>
  loadBursaryShares(em, viewer!.schoolId, ids),
);
const expectedOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[]) =>
  loadExpected(em, viewer!.schoolId, ids),
);

@Resolver(() => BursaryType)
export class BursaryResolver {
  @Query(() => BursaryConnection, {
    description: "The school's bursaries, the newest first. For the bursar and those who lead the school.",
  })
  async bursaries(
    @Arg("state", () => BursaryStateEnum, { nullable: true, description: "Only those that stand so." })
    state: BursaryState | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<BursaryType>> {
    const viewer = requirePolicy(seesAccounts, requireViewer(context));
    const found = await findBursaries(context.em, viewer.schoolId, state ?? null, page);
    return { ...found, nodes: found.nodes.map(toBursaryType) };
  }

  @Mutation(() => BursaryType, {
    description: "Notes a bursary that was promised; nothing is paid by it. For the bursar and the head.",
  })
  async awardBursary(
    @Arg("input", () => AwardBursaryInput, { description: "What was promised." }) input: AwardBursaryInput,
    @Ctx() context: Context,
  ): Promise<BursaryType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { ...input, key: readRequestKey(input.key), shares: toShares(input.shares) };
    return readOwn(context, viewer, await writeBooks(context, viewer, (ledger) => awardBursary(ledger, wanted)));
  }

  @Mutation(() => BursaryType, {
    description: "Receipts a bursary that came and shares it out. For the bursar and the head.",
  })
  async receiveBursary(
    @Arg("input", () => ReceiveBursaryInput, { description: "What came." }) input: ReceiveBursaryInput,
    @Ctx() context: Context,
  ): Promise<BursaryType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const bursaryId = readId<BursaryId>(input.bursaryId);
    const shares = input.shares ? toShares(input.shares) : null;
    const wanted = { ...input, bursaryId, key: readRequestKey(input.key), shares };
    await writeBooks(context, viewer, (ledger) => receiveBursary(ledger, wanted));
    return readOwn(context, viewer, bursaryId);
  }

  @Mutation(() => BursaryType, { description: "Notes that a bursary will not come. For the bursar and the head." })
  async cancelBursary(
    @Arg("id", () => ID, { description: "The bursary." }) id: string,
    @Arg("reason", () => String, { description: "Why, in at most 200 letters." }) reason: string,
    @Ctx() context: Context,
  ): Promise<BursaryType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const bursaryId = readId<BursaryId>(id);
    await writeBooks(context, viewer, (ledger) => cancelBursary(ledger, bursaryId, reason));
    return readOwn(context, viewer, bursaryId);
  }

  @FieldResolver(() => [BursaryShareType], { description: "What was promised to whom." })
  async shares(@Root() { bursaryId }: BursaryType, @Ctx() context: Context): Promise<BursaryShareType[]> {
    const shares = (await sharesOf(context, bursaryId)) ?? [];
    return shares.map((share) => Object.assign(new BursaryShareType(), share));
  }

  @FieldResolver(() => ReceiptType, {
    nullable: true,
    description: "The receipt of the cheque; null until it came, and one that was reversed may be named still.",
  })
  async receipt(@Root() { receiptId }: BursaryType, @Ctx() { em, viewer }: Context): Promise<ReceiptType | null> {
    if (receiptId === null) return null;
    const row = (await loadReceipts(em, viewer!, [receiptId])).get(receiptId);
    return row ? toReceiptType(row) : null;
  }
}

@Resolver(() => BursaryShareType)
export class BursaryShareResolver {
  @FieldResolver(() => LearnerType, { description: "The learner." })
  async learner(@Root() { learnerId }: BursaryShareType, @Ctx() context: Context): Promise<LearnerType> {
    return (await paidLearnerOf(context, learnerId))!;
  }
}

@Resolver(() => LearnerType)
export class ExpectedBursaryResolver {
  @FieldResolver(() => [ExpectedBursaryType], {
    description:
      "What bursaries promise the learner and has not come. Told to whoever sees the learner's payments, and otherwise none.",
  })
  async expectedBursaries(@Root() { learnerId }: LearnerType, @Ctx() context: Context): Promise<ExpectedBursaryType[]> {
    if (!canSeeReceipts(context.viewer!) || !(await paidLearnerOf(context, learnerId))) return [];
    const expected = (await expectedOf(context, learnerId)) ?? [];
    return expected.map(({ sponsor, day, shareCents }) =>
      Object.assign(new ExpectedBursaryType(), { sponsor, day, cents: shareCents }),
    );
  }
}

async function readOwn({ em }: Context, { schoolId }: UserViewer, id: BursaryId): Promise<BursaryType> {
  return toBursaryType((await readBursary(em, schoolId, id))!);
}
