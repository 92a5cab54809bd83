import { Field, ID, ObjectType } from "type-graphql";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { OverrideReasonEnum } from "./override-reason.enum.js";
import type { OverrideReason } from "./risk-override.entity.js";

@ObjectType("RiskOverride", {
  simpleResolvers: true,
  description: "A person's decision that a learner need not be followed up, whatever the score says.",
})
export class RiskOverrideType {
  @Field(() => ID, { description: "The decision's id." })
  id!: string;

  @Field(() => OverrideReasonEnum, { description: "Why." })
  reason!: OverrideReason;

  @Field(() => String, { description: "Why, in words." })
  note!: string;

  @Field(() => SchoolDayScalar, { description: "The last day on which it stands." })
  until!: SchoolDay;

  @Field(() => String, { description: "Who decided." })
  by!: string;

  @Field(() => Date, { description: "When." })
  at!: Date;
}
