import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { TermType } from "../../schools/school.type.js";
import { InstantScalar } from "../../values/instant.scalar.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { CardLanguage } from "../cards/card-language.js";
import { CardLanguageEnum } from "../cards/card-language.enum.js";
import { RunClassState } from "./report-run-class.entity.js";

const ReportRunStateEnum = {
  WAITING: RunClassState.waiting,
  READY: RunClassState.ready,
  FAILED: RunClassState.failed,
  PUBLISHING: RunClassState.publishing,
  PUBLISHED: RunClassState.published,
} as const;

registerEnumType(ReportRunStateEnum, {
  name: "ReportRunState",
  description: "How far report cards are.",
  valuesConfig: {
    WAITING: { description: "Still to be made." },
    READY: { description: "Made, to be proofread." },
    FAILED: { description: "Could not be made; prepare them again." },
    PUBLISHING: { description: "Being given out." },
    PUBLISHED: { description: "Given out." },
  },
});

@ObjectType("ReportRunClass", { simpleResolvers: true, description: "How far a run is with one class." })
export class ReportRunClassType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => ReportRunStateEnum, { description: "How far it is." })
  state!: RunClassState;

  @Field(() => Int, { description: "How many cards were made." })
  cardCount!: number;

  @Field(() => Int, { description: "On how many of them there was something to look at when they were made." })
  warnedCount!: number;
}

@ObjectType("ReportRun", {
  simpleResolvers: true,
  description: "One making of report cards for some classes in a term.",
})
export class ReportRunType {
  @Field(() => ID, { description: "The run's id." })
  id!: string;

  @Field(() => TermType, { description: "The term." })
  term!: TermType;

  @Field(() => CardLanguageEnum, { description: "What the cards are written in." })
  language!: CardLanguage;

  @Field(() => Boolean, { description: "Whether the cards say what is owed." })
  withBalance!: boolean;

  @Field(() => Boolean, { description: "Whether the cards tell totals and places, where the scale has them." })
  withPlaces!: boolean;

  @Field(() => SchoolDayScalar, { nullable: true, description: "When the next term begins, as the cards say." })
  nextStarts!: SchoolDay | null;

  @Field(() => ReportRunStateEnum, {
    description: "How far it is: as far as the class that is least far.",
  })
  state!: RunClassState;

  @Field(() => [ReportRunClassType], { description: "Class by class." })
  classes!: ReportRunClassType[];

  @Field(() => UserType, { nullable: true, description: "Who asked for it." })
  createdBy!: UserType | null;

  @Field(() => InstantScalar, { description: "When it was asked for." })
  createdAt!: Date;

  @Field(() => UserType, { nullable: true, description: "Who had it published." })
  publishedBy!: UserType | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was said that it be published." })
  publishedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of runs." })
export class ReportRunConnection extends connectionOf(() => ReportRunType) {}

@InputType({ description: "Which report cards to make, and what they say." })
export class PrepareReportsInput {
  @Field(() => ID, { description: "The term." })
  termId!: string;

  @Field(() => [ID], { nullable: true, description: "Only these classes of the term's year; all of them without." })
  classIds?: string[] | null;

  @Field(() => CardLanguageEnum, { description: "What the cards are to be written in." })
  language!: CardLanguage;

  @Field(() => Boolean, { description: "Whether the cards are to say what is owed." })
  withBalance!: boolean;

  @Field(() => Boolean, {
    description: "Whether the cards are to tell totals and places, where the scale has them; a CBE scale has none.",
  })
  withPlaces!: boolean;

  @Field(() => SchoolDayScalar, {
    nullable: true,
    description: "When the next term begins; by the school's calendar when it is not given.",
  })
  nextStarts?: SchoolDay | null;
}
