import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { InstantScalar } from "../../values/instant.scalar.js";
import { RiskBasisEnum } from "../rules/risk-basis.enum.js";
import type { RiskBasis } from "../rules/risk-basis.js";
import { RiskModelState, RiskVerdict } from "../training/risk-model.entity.js";
import { RiskCardType } from "./risk-card.type.js";

const RiskModelStateEnum = {
  PROMOTED: RiskModelState.promoted,
  STORED: RiskModelState.stored,
  REPLACED: RiskModelState.replaced,
  ROLLED_BACK: RiskModelState.rolledBack,
} as const;

const RiskVerdictEnum = {
  PROMOTED: RiskVerdict.promoted,
  WORSE_THAN_RULES: RiskVerdict.worseThanRules,
  WORSE_THAN_BASELINE: RiskVerdict.worseThanBaseline,
  WORSE_THAN_PROMOTED: RiskVerdict.worseThanPromoted,
  NOT_PROVEN: RiskVerdict.notProven,
  THIN: RiskVerdict.thin,
  HELD_BACK: RiskVerdict.heldBack,
} as const;

registerEnumType(RiskModelStateEnum, {
  name: "RiskModelState",
  description: "Whether a version scores.",
  valuesConfig: {
    PROMOTED: { description: "It scores." },
    STORED: { description: "It is kept, with the reason, and has never scored." },
    REPLACED: { description: "It scored until a later one took its place." },
    ROLLED_BACK: { description: "It scored until somebody went back to the one before." },
  },
});

registerEnumType(RiskVerdictEnum, {
  name: "RiskVerdict",
  description: "Why a version was promoted when it was trained, or why not.",
  valuesConfig: {
    PROMOTED: {
      description: "On the held-out term it was better than the rules and no worse than what scored before.",
    },
    WORSE_THAN_RULES: { description: "On the held-out term the simple rules were as good or better." },
    WORSE_THAN_BASELINE: {
      description:
        "On the held-out term it was hardly better than the same share for everybody, or worse than the logistic regression.",
    },
    WORSE_THAN_PROMOTED: { description: "On the held-out term the version that scores was better." },
    NOT_PROVEN: { description: "Too few left in the held-out term, or before it, to tell." },
    HELD_BACK: {
      description:
        "It would have been promoted, but the head had rolled back a version proven on the same term, and had not allowed new ones since.",
    },
    THIN: { description: "Fewer than 500 learner-terms, or 50 of learners who left: rules are to be preferred." },
  },
});

@ObjectType("RiskModel", { simpleResolvers: true, description: "A version of the school's model of dropout risk." })
export class RiskModelType {
  @Field(() => ID, { description: "The version's id." })
  id!: string;

  @Field(() => Int, { description: "The school's own count, from 1." })
  version!: number;

  @Field(() => RiskBasisEnum, { description: "Whose records it was learnt from." })
  basis!: RiskBasis;

  @Field(() => RiskModelStateEnum, { description: "Whether it scores." })
  state!: RiskModelState;

  @Field(() => RiskVerdictEnum, { description: "Why it was promoted, or why not." })
  verdict!: RiskVerdict;

  @Field(() => Boolean, {
    description:
      "Whether it scored before and may score again by going back: the latest such version below the one that scores is gone back to.",
  })
  standsBy!: boolean;

  @Field(() => InstantScalar, { description: "When it was trained." })
  trainedAt!: Date;

  @Field(() => Int, { description: "Learner-terms learnt from." })
  rows!: number;

  @Field(() => Int, { description: "Those of learners who left." })
  events!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When it was promoted last." })
  promotedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Who went back to it; nobody where the machine promoted it." })
  promotedBy!: string | null;

  @Field(() => RiskCardType, { description: "What it is worth." })
  card!: RiskCardType;
}

@ObjectType({ simpleResolvers: true, description: "A page of versions." })
export class RiskModelConnection extends connectionOf(() => RiskModelType) {}
