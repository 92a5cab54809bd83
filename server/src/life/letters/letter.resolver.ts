import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, registerEnumType, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { canManageSchool } from "../../schools/schools.policy.js";
import type { LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { issueLetter } from "./issue-letter.js";
import { type LetterLanguage, TransferLetter } from "./transfer-letter.entity.js";

const LetterLanguageEnum = { EN: "en", SW: "sw" } as const;

registerEnumType(LetterLanguageEnum, {
  name: "LetterLanguage",
  description: "The language a letter is written in.",
  valuesConfig: { EN: { description: "English." }, SW: { description: "Kiswahili." } },
});

@ObjectType("TransferLetter", { description: "A letter that a learner takes along to the next school." })
export class TransferLetterType {
  @Field(() => ID, { description: "The letter's id: `/files/letters/ID` is the sheet." })
  id!: string;

  @Field(() => Int, { description: "The school's own count, from 1." })
  number!: number;

  @Field(() => SchoolDayScalar, { description: "The day it was written." })
  day!: SchoolDay;

  @Field(() => LetterLanguageEnum, { description: "The language it is written in." })
  language!: LetterLanguage;
}

const MOST = 20;

@Resolver()
export class LetterResolver {
  @Query(() => [TransferLetterType], {
    description: "The letters written for a learner, the last first: at most 20. For those who lead the school.",
  })
  async transferLetters(
    @Arg("learnerId", () => ID, { description: "The learner." }) id: string,
    @Ctx() context: Context,
  ): Promise<TransferLetterType[]> {
    const { schoolId } = requirePolicy(canManageSchool, requireUser(context));
    const where = { schoolId, learnerId: readId<LearnerId>(id) };
    const letters = await context.em.find(TransferLetter, where, { orderBy: { number: "desc" }, limit: MOST });
    return letters.map(toType);
  }

  @Mutation(() => TransferLetterType, {
    description:
      "Writes the letter that a learner who left takes along; it never says why they left. For those who lead the school.",
  })
  async issueTransferLetter(
    @Arg("learnerId", () => ID, { description: "The learner." }) id: string,
    @Arg("language", () => LetterLanguageEnum, { description: "The language." }) language: LetterLanguage,
    @Arg("conduct", () => String, { nullable: true, description: "A line on conduct, of at most 200 letters." })
    conduct: string | null,
    @Arg("withBalance", () => Boolean, { defaultValue: false, description: "Whether it says what is owed." })
    withBalance: boolean,
    @Ctx() context: Context,
  ): Promise<TransferLetterType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const wanted = { learnerId: readId<LearnerId>(id), language, conduct: conduct ?? null, withBalance };
    return toType(await inTransaction(context.em, (tx) => issueLetter(tx, viewer, context.clock.now(), wanted)));
  }
}

const toType = ({ id, number, day, language }: TransferLetter): TransferLetterType => ({
  id: String(id),
  number,
  day,
  language,
});
