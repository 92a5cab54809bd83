import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType("RiskEffectTerm", {
  simpleResolvers: true,
  description:
    "What became, in a term, of the learners on its weekly lists: of those who were followed up, with at least one attempt to reach them, and of the others. It is no proof that following up was the cause: schools follow up whom they can help, and whoever is listed at their worst mostly does better afterwards anyhow. Groups of fewer than 5 say nothing, and are marked so.",
})
export class RiskEffectTermType {
  @Field(() => Int, { description: "The term's year." })
  year!: number;

  @Field(() => Int, { description: "The term's number in it." })
  term!: number;

  @Field(() => Int, {
    description:
      "Learners who were on a weekly list: HIGH or MEDIUM, within what the school says now it can follow up.",
  })
  listed!: number;

  @Field(() => Int, {
    description:
      "Of those, followed up: somebody tried, in a case, to reach them from then on and before the next term began.",
  })
  followed!: number;

  @Field(() => Int, { description: "Of those followed up, by how the case ended: came to school again." })
  returned!: number;

  @Field(() => Int, { description: "Of those followed up: went to another school." })
  transferred!: number;

  @Field(() => Int, { description: "Of those followed up: left school." })
  left!: number;

  @Field(() => Int, { description: "Of those followed up: were not at risk." })
  notAtRisk!: number;

  @Field(() => Int, { description: "Of those followed up: their case is open." })
  stillOpen!: number;

  @Field(() => Int, {
    description: "Of those followed up, left school without a transfer by the end of the next term, by its records.",
  })
  followedLeft!: number;

  @Field(() => Int, { description: "Of those listed, not followed up." })
  notFollowed!: number;

  @Field(() => Int, {
    description: "Of those, left school without a transfer by the end of the next term, by its records.",
  })
  notFollowedLeft!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Attendance, 0 to 1, in the 20 school days before they were first listed: the mean of those followed up of whom both is known. Null for fewer than 5 of them.",
  })
  attendanceBefore!: number | null;

  @Field(() => Float, { nullable: true, description: "The same learners' in the 20 school days after." })
  attendanceAfter!: number | null;

  @Field(() => Float, { nullable: true, description: "As `attendanceBefore`, of those not followed up." })
  attendanceBeforeNotFollowed!: number | null;

  @Field(() => Float, { nullable: true, description: "The same learners' in the 20 school days after." })
  attendanceAfterNotFollowed!: number | null;

  @Field(() => Boolean, { description: "Whether fewer than 5 were followed up: too few to say anything." })
  fewFollowed!: boolean;

  @Field(() => Boolean, { description: "Whether fewer than 5 were not followed up: too few to compare with." })
  fewNotFollowed!: boolean;
}
