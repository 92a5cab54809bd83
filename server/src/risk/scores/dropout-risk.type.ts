import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { RiskFeatureEnum } from "../features/risk-feature.enum.js";
import type { RiskFeature } from "../features/risk-feature.js";
import { RiskActionEnum } from "../rules/risk-action.enum.js";
import type { RiskAction } from "../rules/risk-action.js";
import { RiskBandEnum } from "../rules/risk-band.enum.js";
import type { RiskBand } from "../rules/risk-band.js";
import { RiskBasisEnum } from "../rules/risk-basis.enum.js";
import type { RiskBasis } from "../rules/risk-basis.js";
import { RiskOverrideType } from "./risk-override.type.js";

@ObjectType("RiskReason", {
  simpleResolvers: true,
  description: "What something known of a learner adds to their risk.",
})
export class RiskReasonType {
  @Field(() => RiskFeatureEnum, { description: "What it is about." })
  feature!: RiskFeature;

  @Field(() => Float, { nullable: true, description: "What it is for the learner; null where nothing is known." })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: "The median of the school's learners in that week." })
  usual!: number | null;

  @Field(() => Float, {
    description: "What it adds to the score in log-odds, above 0 where it raises the risk; by rules, its points.",
  })
  weight!: number;
}

@ObjectType("RiskChange", { simpleResolvers: true, description: "What moved a learner's risk since the week before." })
export class RiskChangeType {
  @Field(() => RiskFeatureEnum, { description: "What it is about." })
  feature!: RiskFeature;

  @Field(() => Float, { nullable: true, description: "What it was; null where nothing was known." })
  before!: number | null;

  @Field(() => Float, { nullable: true, description: "What it is; null where nothing is known." })
  now!: number | null;

  @Field(() => Float, { description: "By how much its weight moved: above 0 where it raises the risk." })
  weight!: number;
}

@ObjectType("RiskBefore", { simpleResolvers: true, description: "How a learner stood in an earlier week." })
export class RiskBeforeType {
  @Field(() => SchoolDayScalar, { description: "The week's Monday." })
  week!: SchoolDay;

  @Field(() => Float, { nullable: true, description: "The probability, 0 to 1; null by rules or for lack of data." })
  probability!: number | null;

  @Field(() => RiskBandEnum, { description: "The band." })
  band!: RiskBand;
}

@ObjectType("DropoutRisk", {
  simpleResolvers: true,
  description:
    "How likely a learner was, in one week, to leave school without a transfer up to the end of the next term, and why. It is there to help, a person decides; it is never for admission, exclusion or fees.",
})
export class DropoutRiskType {
  /** Not part of the API: other fields are read by it. */
  learner!: LearnerId;

  @Field(() => ID, { description: "The score's id." })
  id!: string;

  @Field(() => ID, { description: "The learner's id." })
  learnerId!: string;

  @Field(() => String, { description: "The learner's name." })
  learnerName!: string;

  @Field(() => String, { description: "The learner's admission number." })
  admissionNumber!: string;

  @Field(() => ID, { description: "The id of the learner's class." })
  classId!: string;

  @Field(() => String, { description: "The name of the learner's class." })
  className!: string;

  @Field(() => SchoolDayScalar, { description: "The Monday of the week it is for." })
  week!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "Nothing that came after this day is in it." })
  scoredOn!: SchoolDay;

  @Field(() => RiskBasisEnum, { description: "What it was reckoned by." })
  basis!: RiskBasis;

  @Field(() => Int, { nullable: true, description: "The model's version; null by rules." })
  modelVersion!: number | null;

  @Field(() => Float, { nullable: true, description: "The probability, 0 to 1; null by rules or for lack of data." })
  probability!: number | null;

  @Field(() => Int, { nullable: true, description: "The points of the rules; null by a model or for lack of data." })
  points!: number | null;

  @Field(() => RiskBandEnum, { description: "The band." })
  band!: RiskBand;

  @Field(() => [RiskReasonType], { description: "What raises the risk, the strongest first: at most three." })
  reasons!: RiskReasonType[];

  @Field(() => Float, {
    nullable: true,
    description: "The score, in log-odds, before anything is known; null by rules.",
  })
  base!: number | null;

  @Field(() => Float, { nullable: true, description: "`base` and the weights of all `parts` together; null by rules." })
  score!: number | null;

  @Field(() => [RiskReasonType], { description: "Everything in the score, the weightiest first; none by rules." })
  parts!: RiskReasonType[];

  @Field(() => RiskBeforeType, { nullable: true, description: "The week before; null where there is none." })
  before!: RiskBeforeType | null;

  @Field(() => [RiskChangeType], {
    description:
      "What moved the risk since the week before, the weightiest first: at most three; none where one was reckoned by rules and the other by a model.",
  })
  changes!: RiskChangeType[];

  @Field(() => RiskActionEnum, { description: "What a person might do first." })
  suggestion!: RiskAction;

  @Field(() => RiskOverrideType, {
    nullable: true,
    description: "The decision, which still stands, that the learner need not be followed up.",
  })
  override!: RiskOverrideType | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of learners' risks, the greatest first." })
export class DropoutRiskConnection extends connectionOf(() => DropoutRiskType) {}
