import { Field, Float, ID, ObjectType } from "type-graphql";
import { RiskBandEnum } from "../rules/risk-band.enum.js";
import type { RiskBand } from "../rules/risk-band.js";

@ObjectType("EnteredTopBand", { description: "A learner has come into the top band." })
export class EnteredTopBandType {
  @Field(() => ID, { description: "Stays the same however often it is told." })
  eventId!: string;

  @Field(() => ID, { description: "The learner's id." })
  learnerId!: string;

  @Field(() => String, { description: "The learner's name." })
  learnerName!: string;

  @Field(() => ID, { nullable: true, description: "The id of the learner's class; null for who is in none." })
  classId!: string | null;

  @Field(() => String, { nullable: true, description: "The name of that class." })
  className!: string | null;

  @Field(() => Float, { nullable: true, description: "The probability, 0 to 1; null by rules." })
  probability!: number | null;

  @Field(() => RiskBandEnum, { nullable: true, description: "The band before; null for who was never scored." })
  before!: RiskBand | null;
}
