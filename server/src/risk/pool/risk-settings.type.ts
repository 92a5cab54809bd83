import { Field, InputType, Int, ObjectType } from "type-graphql";

@ObjectType("RiskSettings", { simpleResolvers: true, description: "How the school handles the risk of dropping out." })
export class RiskSettingsType {
  @Field(() => Int, { description: "How many learners a week the school can follow up." })
  capacity!: number;

  @Field(() => Boolean, {
    description:
      "Whether the school learns together with others: it gives its learner-terms without names, and may use what comes of all.",
  })
  pools!: boolean;

  @Field(() => Int, { description: "How many schools have given learner-terms, this one too." })
  pooledSchools!: number;

  @Field(() => Int, { description: "How many learner-terms they have given." })
  pooledRows!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The term, such as `2026-1`, up to which a new version that is proven on it is stored and not used, for the head rolled back what was; null where new versions are used as they come.",
  })
  heldTerm!: string | null;
}

@InputType({ description: "How the school is to handle the risk of dropping out." })
export class RiskSettingsInput {
  @Field(() => Int, { description: "How many learners a week the school can follow up: 1 to 200." })
  capacity!: number;

  @Field(() => Boolean, {
    description:
      "Whether the school learns together with others. What it gave is deleted at once when it no longer does.",
  })
  pools!: boolean;
}
