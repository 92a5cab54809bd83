import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { LearnerId, RiskCaseId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { RiskActionEnum } from "../rules/risk-action.enum.js";
import type { RiskAction } from "../rules/risk-action.js";
import { RiskBandEnum } from "../rules/risk-band.enum.js";
import type { RiskBand } from "../rules/risk-band.js";
import type { CaseOutcome } from "./risk-case.entity.js";
import { CaseOutcomeEnum, ContactKindEnum } from "./risk-case.enum.js";
import type { ContactKind } from "./risk-contact.entity.js";

@ObjectType("RiskContact", {
  simpleResolvers: true,
  description: "One attempt to reach a learner or their home. It is added and never changed.",
})
export class RiskContactType {
  @Field(() => ID, { description: "The attempt's id." })
  id!: string;

  @Field(() => ContactKindEnum, { description: "How." })
  kind!: ContactKind;

  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => Boolean, { description: "Whether somebody was met or answered." })
  reached!: boolean;

  @Field(() => String, { description: "What came of it; may be empty." })
  note!: string;

  @Field(() => String, { description: "Who wrote it down." })
  by!: string;

  @Field(() => Date, { description: "When it was written down." })
  at!: Date;
}

@ObjectType("RiskCase", { simpleResolvers: true, description: "A learner who is followed up, and what came of it." })
export class RiskCaseType {
  /** Not part of the API: other fields are read by them. */
  caseId!: RiskCaseId;
  learner!: LearnerId;

  @Field(() => ID, { description: "The case's id." })
  id!: string;

  @Field(() => Int, { description: "The school's own count." })
  number!: number;

  @Field(() => ID, { description: "The learner's id." })
  learnerId!: string;

  @Field(() => String, { description: "The learner's name." })
  learnerName!: string;

  @Field(() => String, { description: "The learner's admission number." })
  admissionNumber!: string;

  @Field(() => ID, { nullable: true, description: "The id of the learner's class; null for who is in none now." })
  classId!: string | null;

  @Field(() => String, { nullable: true, description: "The name of that class." })
  className!: string | null;

  @Field(() => Boolean, { description: "Whether the learner is at the school no longer, by its records." })
  away!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether the case was closed with LEFT or TRANSFERRED and the school's records still have the learner here. Closing a case changes no record: withdraw the learner where it is so.",
  })
  recordDiffers!: boolean;

  @Field(() => Boolean, { description: "Whether it is open." })
  open!: boolean;

  @Field(() => RiskActionEnum, { description: "What is to be done." })
  action!: RiskAction;

  @Field(() => ID, { description: "The id of whoever sees to it." })
  ownerId!: string;

  @Field(() => String, { description: "Who sees to it." })
  ownerName!: string;

  @Field(() => SchoolDayScalar, { description: "By when." })
  dueOn!: SchoolDay;

  @Field(() => Boolean, { description: "Whether it is open and that day is past." })
  overdue!: boolean;

  @Field(() => Date, { description: "When it was opened." })
  openedAt!: Date;

  @Field(() => String, { description: "Who opened it." })
  openedBy!: string;

  @Field(() => RiskBandEnum, {
    nullable: true,
    description: "The band then; null where there was no score, and in a closed case to whoever only saw to it.",
  })
  openBand!: RiskBand | null;

  @Field(() => Float, { nullable: true, description: "The probability then; null by rules or without a score." })
  openProbability!: number | null;

  @Field(() => CaseOutcomeEnum, { nullable: true, description: "How it ended; null while it is open." })
  outcome!: CaseOutcome | null;

  @Field(() => String, { nullable: true, description: "What was noted when it was closed." })
  outcomeNote!: string | null;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The day on which it was so." })
  outcomeOn!: SchoolDay | null;

  @Field(() => Date, { nullable: true, description: "When it was closed." })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Who closed it." })
  closedBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of cases." })
export class RiskCaseConnection extends connectionOf(() => RiskCaseType) {}

@ObjectType("RiskOwner", { simpleResolvers: true, description: "Somebody who may see to cases." })
export class RiskOwnerType {
  @Field(() => ID, { description: "The person's id." })
  id!: string;

  @Field(() => String, { description: "The person's name." })
  name!: string;
}
