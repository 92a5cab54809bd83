import { Field, ID, ObjectType } from "type-graphql";
import type { LearnerId } from "../../values/ids.js";
import { DropoutRiskType, RiskBeforeType } from "./dropout-risk.type.js";

@ObjectType("LearnerRisk", { simpleResolvers: true, description: "A learner's risk over time." })
export class LearnerRiskType {
  /** Not part of the API: other fields are read by it. */
  learner!: LearnerId;

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

  @Field(() => DropoutRiskType, {
    nullable: true,
    description: "How it stands; null where the learner was not scored.",
  })
  risk!: DropoutRiskType | null;

  @Field(() => [RiskBeforeType], { description: "The last 40 weeks, the latest first." })
  weeks!: RiskBeforeType[];

  @Field(() => Boolean, {
    description: "Whether you may open a case, and decide that the learner need not be followed up.",
  })
  mayDecide!: boolean;
}
