import { Field, Float, Int, ObjectType } from "type-graphql";
import { InstantScalar } from "../../values/instant.scalar.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { RiskBandEnum } from "../rules/risk-band.enum.js";
import type { RiskBand } from "../rules/risk-band.js";
import { RiskBasisEnum } from "../rules/risk-basis.enum.js";
import type { RiskBasis } from "../rules/risk-basis.js";

@ObjectType("RiskBandCount", { simpleResolvers: true, description: "How many learners are in a band." })
export class RiskBandCountType {
  @Field(() => RiskBandEnum, { description: "The band." })
  band!: RiskBand;

  @Field(() => Int, { description: "How many, of those you may see." })
  learners!: number;
}

@ObjectType("RiskWeek", { simpleResolvers: true, description: "The school's last scored week." })
export class RiskWeekType {
  @Field(() => SchoolDayScalar, { nullable: true, description: "Its Monday; null where nothing was ever scored." })
  week!: SchoolDay | null;

  @Field(() => SchoolDayScalar, { nullable: true, description: "Nothing that came after this day is in it." })
  scoredOn!: SchoolDay | null;

  @Field(() => RiskBasisEnum, { description: "What it was reckoned by." })
  basis!: RiskBasis;

  @Field(() => Int, { nullable: true, description: "The model's version; null by rules." })
  modelVersion!: number | null;

  @Field(() => InstantScalar, { nullable: true, description: "When that version was trained; null by rules." })
  modelTrainedAt!: Date | null;

  @Field(() => Int, { description: "How many learners a week the school can follow up." })
  capacity!: number;

  @Field(() => [RiskBandCountType], { description: "The bands, the highest first." })
  counts!: RiskBandCountType[];

  @Field(() => Int, { description: "The learner-terms that the model learnt from; by rules, those of the last model." })
  rows!: number;

  @Field(() => Int, { description: "In how many of those the learner left." })
  events!: number;

  @Field(() => Int, { description: "Open cases, of those you may see." })
  openCases!: number;

  @Field(() => Int, { description: "Open cases that should have been seen to before today." })
  overdueCases!: number;

  @Field(() => Float, { nullable: true, description: "The probability at which HIGH begins; null by rules." })
  highFrom!: number | null;

  @Field(() => Float, { nullable: true, description: "The probability at which MEDIUM begins; null by rules." })
  mediumFrom!: number | null;

  @Field(() => Boolean, { description: "Whether everybody is being scored anew just now, or soon will be." })
  underWay!: boolean;

  @Field(() => Boolean, { description: "Whether you may set the capacity and which model counts." })
  maySteer!: boolean;
}
