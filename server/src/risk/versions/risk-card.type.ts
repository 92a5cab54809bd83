import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { InstantScalar } from "../../values/instant.scalar.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { RiskFeatureEnum } from "../features/risk-feature.enum.js";
import type { RiskFeature } from "../features/risk-feature.js";
import type { Promoted } from "../model/blend-models.js";
import { CardWarning, Grouping, Measured } from "./school-card.js";

const RiskLearnerEnum = { FOREST: "forest", BLEND: "blend", LOGISTIC: "logistic", SHARE: "share" } as const;
const MeasuredEnum = { ...byValue(Measured) } as const;
const GroupingEnum = { ...byValue(Grouping) } as const;
const WarningEnum = { ...byValue(CardWarning) } as const;

registerEnumType(RiskLearnerEnum, {
  name: "RiskLearner",
  description: "What a version's probabilities come from.",
  valuesConfig: {
    FOREST: { description: "A random forest alone." },
    BLEND: { description: "A random forest and a logistic regression together." },
    LOGISTIC: { description: "A logistic regression alone." },
    SHARE: { description: "The share of all, for nothing was learnt that is borne out." },
  },
});

registerEnumType(MeasuredEnum, {
  name: "RiskMeasured",
  description: "Whose answers were measured, all on the same rows that none of them had learnt from.",
  valuesConfig: {
    MODEL: { description: "This version." },
    FOREST: { description: "The random forest alone." },
    LOGISTIC: { description: "The logistic regression alone: the baseline." },
    RULES: { description: "The simple rules, their points turned into shares." },
    SHARE: { description: "The same share for everybody." },
    PROMOTED_BEFORE: { description: "The version that scored until then." },
  },
});

registerEnumType(GroupingEnum, {
  name: "RiskGrouping",
  description: "What a version's answers are compared by. It never learns from the sex.",
  valuesConfig: { SEX: { description: "Girls and boys." }, GRADE: { description: "Grades." } },
});

registerEnumType(WarningEnum, {
  name: "RiskWarning",
  description: "What whoever acts on a version's word should know.",
  valuesConfig: {
    THIN: { description: "It was learnt from fewer than 500 learner-terms, or 50 of learners who left." },
    AUC_GAP: {
      description: "Groups of 100 who left or more are not foretold alike: their AUC differs by more than 0.05.",
    },
    RECALL_GAP: {
      description: "Groups of 100 who left or more are not found alike: recall differs by more than 0.10.",
    },
    DRIFT: { description: "The learners of now differ from those it learnt from." },
    FEW_HELD_OUT: { description: "Few left in the held-out term, so its measures are rough." },
  },
});

@ObjectType("RiskMeasures", { simpleResolvers: true, description: "How good answers were on held-out rows." })
class MeasuresType {
  @Field(() => MeasuredEnum, { description: "Whose answers." })
  of!: Measured;

  @Field(() => Int, { description: "Learner-terms." })
  rows!: number;

  @Field(() => Int, { description: "Those of learners who left." })
  events!: number;

  @Field(() => Float, {
    nullable: true,
    description: "The chance that a learner who left stands above one who did not: 0.5 is guessing, 1 is perfect.",
  })
  auc!: number | null;

  @Field(() => Float, { nullable: true, description: "Average precision." })
  prAuc!: number | null;

  @Field(() => Float, { nullable: true, description: "Of those who left, how many were in the top tenth: 0 to 1." })
  recallAtTenth!: number | null;

  @Field(() => Float, { nullable: true, description: "The mean square of how far off: the less the better." })
  brier!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The mean logarithm of what was not given to what came true, by which versions are judged: the less the better.",
  })
  logLoss!: number | null;

  @Field(() => Float, { nullable: true, description: "The mean distance between what was said and what came true." })
  calibrationError!: number | null;
}

@ObjectType("RiskCalibration", { simpleResolvers: true, description: "A tenth of the held-out rows, by probability." })
class CalibrationType {
  @Field(() => Int, { description: "Learner-terms." })
  rows!: number;

  @Field(() => Float, { description: "The mean probability." })
  said!: number;

  @Field(() => Float, { description: "The share that left." })
  came!: number;
}

@ObjectType("RiskGroup", {
  simpleResolvers: true,
  description: "A group of the held-out rows, and how it is foretold.",
})
class GroupType {
  @Field(() => GroupingEnum, { description: "What the rows were grouped by." })
  by!: Grouping;

  @Field(() => String, { description: "`F` or `M`, or a grade such as `G7`." })
  group!: string;

  @Field(() => Int, { description: "Learner-terms." })
  rows!: number;

  @Field(() => Int, { description: "Those of learners who left." })
  events!: number;

  @Field(() => Float, { nullable: true, description: "The AUC within the group." })
  auc!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Of those of the group who left, how many were in the top tenth of the whole school.",
  })
  recallAtTenth!: number | null;

  @Field(() => Float, { description: "The mean probability." })
  said!: number;

  @Field(() => Float, { description: "The share that left." })
  came!: number;
}

@ObjectType("RiskImportance", { simpleResolvers: true, description: "How much a version goes by a feature." })
class ImportanceType {
  @Field(() => RiskFeatureEnum, { description: "The feature." })
  feature!: RiskFeature;

  @Field(() => Float, { description: "Its share of all that moves scores: 0 to 1." })
  share!: number;
}

@ObjectType("RiskDrift", {
  simpleResolvers: true,
  description: "How far the learners of now are from those learnt from, by one feature.",
})
class DriftType {
  @Field(() => RiskFeatureEnum, { description: "The feature." })
  feature!: RiskFeature;

  @Field(() => Float, {
    description: "The population stability index, against the same week of the term in other years.",
  })
  psi!: number;

  @Field(() => Boolean, { description: "Whether it is above 0.25, by more than chance gives." })
  alarm!: boolean;
}

@ObjectType("RiskCard", {
  simpleResolvers: true,
  description: "All that whoever acts on a version's word should know.",
})
export class RiskCardType {
  @Field(() => SchoolDayScalar, { nullable: true, description: "The first day that something was learnt from." })
  from!: SchoolDay | null;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The last day that something was learnt from." })
  to!: SchoolDay | null;

  @Field(() => String, {
    nullable: true,
    description: "The term on which it was proven without having learnt from it, as `2026-1`.",
  })
  heldOutTerm!: string | null;

  @Field(() => Int, { description: "Learner-terms learnt from." })
  rows!: number;

  @Field(() => Int, { description: "Those of learners who left." })
  events!: number;

  @Field(() => Int, { description: "What chance was drawn from." })
  seed!: number;

  @Field(() => Int, { description: "Trees of the forest." })
  trees!: number;

  @Field(() => Float, { nullable: true, description: "How strongly the regression's weights are held back." })
  ridge!: number | null;

  @Field(() => RiskLearnerEnum, { description: "What its probabilities come from." })
  promoted!: Promoted;

  @Field(() => String, { description: "The SHA-256 of the model: the same rows and seed give the same." })
  modelHash!: string;

  @Field(() => String, { description: "The SHA-256 of the rows." })
  dataHash!: string;

  @Field(() => InstantScalar, { description: "When it was trained." })
  date!: Date;

  @Field(() => [MeasuresType], { description: "How good its answers were, and others' beside it." })
  measures!: MeasuresType[];

  @Field(() => [CalibrationType], { description: "What was said and what came true, from the lowest tenth up." })
  calibration!: CalibrationType[];

  @Field(() => [GroupType], { description: "By sex and by grade." })
  groups!: GroupType[];

  @Field(() => [ImportanceType], { description: "What it goes by, the most important first." })
  importances!: ImportanceType[];

  @Field(() => [DriftType], {
    description: "How the learners of now differ from those learnt from, the furthest first.",
  })
  drift!: DriftType[];

  @Field(() => SchoolDayScalar, { nullable: true, description: "The end of a week that this is as of." })
  driftOn!: SchoolDay | null;

  @Field(() => Boolean, { description: "Whether any feature has drifted." })
  driftAlarm!: boolean;

  @Field(() => [WarningEnum], { description: "What to be careful about." })
  warnings!: CardWarning[];
}

/** An enum's values under their own names, as GraphQL tells them. */
function byValue<Value extends string>(values: { readonly [key: string]: Value }) {
  return Object.fromEntries(Object.values(values).map((value) => [value, value])) as { [name in Value]: name };
}
