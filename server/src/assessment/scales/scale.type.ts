import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { Band } from "../grading/scale-rule.js";
import type { Scale } from "./read-scales.js";

@ObjectType("Band", { simpleResolvers: true, description: "What earns a level or a grade." })
class BandType implements Band {
  @Field(() => String, { description: "What it is called: `EE1`, `B+`." })
  label!: string;

  @Field(() => Int, { description: "Its points." })
  points!: number;

  @Field(() => Number, { description: "The lowest percent that earns it." })
  from!: number;
}

@ObjectType("GradingScale", { simpleResolvers: true, description: "A way of grading, as it is in force." })
export class ScaleType {
  @Field(() => ID, { description: "The scale's id." })
  id!: string;

  @Field(() => String, { description: "What it is called." })
  name!: string;

  @Field(() => Int, { description: "Which version is in force; each change makes another." })
  version!: number;

  @Field(() => [BandType], { description: "The levels or grades, the best first." })
  bands!: readonly Band[];

  @Field(() => String, {
    description: "All of it as JSON, as `saveScale` takes it: bands, subjects' own bands, rounding, mean rule, totals.",
  })
  rule!: string;

  @Field(() => Boolean, { description: "Whether it is no longer used for new work." })
  archived!: boolean;

  @Field(() => Date, { description: "Since when it is in force." })
  changedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: "A page of grading scales." })
export class ScaleConnection extends connectionOf(() => ScaleType) {}

@ObjectType("GradeScale", { simpleResolvers: true, description: "By which scale a grade's work is graded." })
export class GradeScaleType {
  @Field(() => String, { description: "The grade's code: PP1, PP2, G1 to G12, F1 to F4." })
  grade!: string;

  @Field(() => ID, { description: "The scale." })
  scaleId!: string;
}

export const toScaleType = ({ id, name, version, rule, archived, changedAt }: Scale): ScaleType => ({
  id: String(id),
  name,
  version,
  bands: rule.bands,
  rule: JSON.stringify(rule),
  archived,
  changedAt,
});
