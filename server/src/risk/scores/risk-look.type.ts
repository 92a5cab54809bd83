import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";

/** What somebody looked at: the beginning of an audit line's subject. */
export const Looked = { learner: "learner", list: "risk-list", week: "risk-week", cases: "risk-cases" } as const;
export type Looked = (typeof Looked)[keyof typeof Looked];

const LookedEnum = { LEARNER: Looked.learner, LIST: Looked.list, WEEKLY: Looked.week, CASES: Looked.cases } as const;

registerEnumType(LookedEnum, {
  name: "RiskLooked",
  description: "What somebody looked at.",
  valuesConfig: {
    LEARNER: { description: "One learner." },
    LIST: { description: "Learners by their risk." },
    WEEKLY: { description: "The learners to be followed up this week." },
    CASES: { description: "The cases." },
  },
});

@ObjectType("RiskLook", { simpleResolvers: true, description: "Somebody looked at learners' risks." })
export class RiskLookType {
  @Field(() => ID, { description: "The line's id." })
  id!: string;

  @Field(() => String, { description: "Who." })
  by!: string;

  @Field(() => Date, { description: "When: the first time within an hour." })
  at!: Date;

  @Field(() => LookedEnum, { description: "At what." })
  what!: Looked;

  @Field(() => ID, { nullable: true, description: "The learner's id; null for a list." })
  learnerId!: string | null;

  @Field(() => String, { nullable: true, description: "The learner's name; null for a list." })
  learnerName!: string | null;

  @Field(() => String, { nullable: true, description: "The class whose list it was; null for the school's." })
  className!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of who looked at what, the latest first." })
export class RiskLookConnection extends connectionOf(() => RiskLookType) {}
