import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import type { CardLanguage } from "../cards/card-language.js";
import { CardLanguageEnum } from "../cards/card-language.enum.js";
import type { RemarkKind } from "../remarks/remark-kind.js";
import { RemarkKindEnum } from "../remarks/remark-kind.enum.js";
import { canEditCommentBank, seesDrafts } from "../reports.policy.js";
import type { Phrase } from "./phrase.js";
import { readCommentBank } from "./read-comment-bank.js";
import { MOST_PHRASES, saveCommentBank } from "./save-comment-bank.js";

const BAND = "For whom: 1 who does very well, to 4 who needs most help; null for anybody.";

@ObjectType("CommentPhrase", { simpleResolvers: true, description: "A phrase that remarks are chosen from." })
class CommentPhraseType {
  @Field(() => Int, { nullable: true, description: BAND })
  band!: Phrase["band"];

  @Field(() => String, { description: "What it says; `{name}` stands for the learner's first name." })
  text!: string;
}

@InputType({ description: "A phrase that remarks are chosen from." })
class CommentPhraseInput {
  @Field(() => Int, { nullable: true, description: BAND })
  band?: number | null;

  @Field(() => String, { description: "What it says; `{name}` stands for the learner's first name." })
  text!: string;
}

@Resolver()
export class CommentBankResolver {
  @Query(() => [CommentPhraseType], {
    description: `The phrases that remarks are chosen from, at most ${MOST_PHRASES}. For those who lead the school and teachers.`,
  })
  commentBank(
    @Arg("kind", () => RemarkKindEnum, { description: "For whose remarks." }) kind: RemarkKind,
    @Arg("language", () => CardLanguageEnum, { description: "In which language." }) language: CardLanguage,
    @Ctx() context: Context,
  ): Promise<Phrase[]> {
    const { schoolId } = requirePolicy(seesDrafts, requireUser(context));
    return readCommentBank(context.em, schoolId, kind, language);
  }

  @Mutation(() => [CommentPhraseType], {
    description:
      "Puts the school's own phrases in the place of those of a kind and a language. For those who lead the school.",
  })
  async saveCommentBank(
    @Arg("kind", () => RemarkKindEnum, { description: "For whose remarks." }) kind: RemarkKind,
    @Arg("language", () => CardLanguageEnum, { description: "In which language." }) language: CardLanguage,
    @Arg("phrases", () => [CommentPhraseInput], { description: "All of them." }) phrases: CommentPhraseInput[],
    @Ctx() context: Context,
  ): Promise<Phrase[]> {
    const viewer = requirePolicy(canEditCommentBank, requireUser(context));
    const wanted = { kind, language, phrases: phrases.map(readPhrase) };
    await inTransaction(context.em, (tx) => saveCommentBank(tx, viewer, context.clock.now(), wanted));
    return readCommentBank(context.em, viewer.schoolId, kind, language);
  }
}

function readPhrase({ band = null, text }: CommentPhraseInput): Phrase {
  if (band === null || band === 1 || band === 2 || band === 3 || band === 4) return { band, text };
  throw new Refusal(ErrorCode.badInput, "A band is a number from 1 to 4.");
}
