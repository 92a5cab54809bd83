import { Arg, Args, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { ResidenceEnum } from "../../schools/residence.enum.js";
import { setResidence } from "../../schools/set-residence.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import { type Grade, parseGrade } from "../../values/grade.js";
import type { FeeStructureId, LearnerId, TermId, VoteHeadId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Residence } from "../../values/residence.js";
import { canManageFees, canSetResidence, seesFeeTotals } from "../fees.policy.js";
import { copyFeeStructure } from "./copy-fee-structure.js";
import { FeeStructureConnection, FeeStructureType, toFeeStructureType } from "./fee-structure.type.js";
import { readFeeNames } from "./read-fee-names.js";
import { readFeeStructures } from "./read-fee-structures.js";
import { removeFeeStructure } from "./remove-fee-structure.js";
import { saveFeeStructure } from "./save-fee-structure.js";

@InputType({ description: "What is to be paid for one vote head." })
export class FeeItemInput {
  @Field(() => ID, { description: "The vote head." })
  voteHeadId!: string;

  @Field(() => CentsScalar, { description: "How much; above 0." })
  cents!: Cents;
}

export const toItem = ({ voteHeadId, cents }: FeeItemInput) => ({ voteHeadId: readId<VoteHeadId>(voteHeadId), cents });

@InputType({ description: "What some grades are to pay for a term." })
class FeeStructureInput {
  @Field(() => ID, { nullable: true, description: "The structure to change; without it one is added." })
  id?: string | null;

  @Field(() => ID, { description: "The term." })
  termId!: string;

  @Field(() => String, { description: "What to call it, in at most 80 letters; unlike the term's others." })
  name!: string;

  @Field(() => [String], { description: "The codes of the grades it is for; at least one." })
  grades!: string[];

  @Field(() => ResidenceEnum, { nullable: true, description: "Whom of them it is for; without it for all." })
  residence?: Residence | null;

  @Field(() => [FeeItemInput], { description: "What is paid for each vote head; at least one." })
  items!: FeeItemInput[];
}

@Resolver()
export class FeeStructureResolver {
  @Query(() => FeeStructureConnection, {
    description: "The school's fee structures, the latest made first. For the office and keys.",
  })
  async feeStructures(
    @Arg("termId", () => ID, { nullable: true, description: "Only those of this term." }) term: string | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<FeeStructureType>> {
    const { schoolId } = requirePolicy(seesFeeTotals, requireViewer(context));
    const termId = term == null ? undefined : readId<TermId>(term);
    const all = await readFeeStructures(context.em, schoolId, { termId });
    const last = readIdCursor(page);
    const rest = last === 0 ? all : all.filter(({ id }) => id < last);
    const names = await readFeeNames(context.em, schoolId);
    const toNode = (row: (typeof all)[number]) => toFeeStructureType(row, names);
    return toConnection(rest.slice(0, page.first + 1), page, all.length, toNode, ({ id }) => [id]);
  }

  @Mutation(() => FeeStructureType, {
    description:
      "Adds a fee structure, or changes one by which no standing invoice was made. For the bursar and the head.",
  })
  async saveFeeStructure(
    @Arg("input", () => FeeStructureInput, { description: "The structure." }) input: FeeStructureInput,
    @Ctx() context: Context,
  ): Promise<FeeStructureType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = {
      id: input.id == null ? null : readId<FeeStructureId>(input.id),
      termId: readId<TermId>(input.termId),
      name: input.name,
      grades: input.grades.map(readGrade),
      residence: input.residence ?? null,
      items: input.items.map(toItem),
    };
    const now = context.clock.now();
    const saved = await inTransaction(context.em, (tx) => saveFeeStructure(tx, viewer, now, wanted));
    return toFeeStructureType(saved, await readFeeNames(context.em, viewer.schoolId));
  }

  @Mutation(() => FeeStructureType, {
    description: "Makes a fee structure for another term like one that is there. For the bursar and the head.",
  })
  async copyFeeStructure(
    @Arg("id", () => ID, { description: "The structure to copy." }) id: string,
    @Arg("termId", () => ID, { description: "The term it is copied to." }) termId: string,
    @Ctx() context: Context,
  ): Promise<FeeStructureType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const wanted = { id: readId<FeeStructureId>(id), termId: readId<TermId>(termId) };
    const now = context.clock.now();
    const made = await inTransaction(context.em, (tx) => copyFeeStructure(tx, viewer, now, wanted));
    return toFeeStructureType(made, await readFeeNames(context.em, viewer.schoolId));
  }

  @Mutation(() => FeeStructureType, {
    description:
      "Removes a fee structure by which nobody was ever invoiced, and gives it as it was. For the bursar and the head.",
  })
  async removeFeeStructure(
    @Arg("id", () => ID, { description: "The structure." }) id: string,
    @Ctx() context: Context,
  ): Promise<FeeStructureType> {
    const viewer = requirePolicy(canManageFees, requireUser(context));
    const structureId = readId<FeeStructureId>(id);
    const now = context.clock.now();
    const removed = await inTransaction(context.em, (tx) => removeFeeStructure(tx, viewer, now, structureId));
    return toFeeStructureType(removed, await readFeeNames(context.em, viewer.schoolId));
  }

  @Mutation(() => Int, {
    description:
      "Says where learners sleep in term, by which their fees are chosen; tells of how many that was something else before. For the office.",
  })
  async setResidence(
    @Arg("learnerIds", () => [ID], { description: "The learners, from 1 to 2000." }) learnerIds: string[],
    @Arg("residence", () => ResidenceEnum, { description: "Where they sleep." }) residence: Residence,
    @Ctx() context: Context,
  ): Promise<number> {
    const viewer = requirePolicy(canSetResidence, requireUser(context));
    const wanted = { learnerIds: learnerIds.map(readId<LearnerId>), residence };
    const now = context.clock.now();
    return inTransaction(context.em, (tx) => setResidence(tx, viewer, now, wanted));
  }
}

function readGrade(code: string): Grade {
  const grade = parseGrade(code);
  if (!grade) throw new Refusal(ErrorCode.badInput, "Give grades by their codes: PP1, PP2, G1 to G12, F1 to F4.");
  return grade;
}
