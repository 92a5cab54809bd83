import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { InstantScalar } from "../../values/instant.scalar.js";
import { RiskPhase, RiskRunState } from "./risk-run.entity.js";
import { RunWhy } from "./run-why.js";

const RunWhyEnum = { NIGHTLY: RunWhy.nightly, ASKED: RunWhy.asked } as const;

const RiskRunStateEnum = {
  WAITING: RiskRunState.waiting,
  RUNNING: RiskRunState.running,
  DONE: RiskRunState.done,
  FAILED: RiskRunState.failed,
} as const;

const RiskPhaseEnum = {
  READING: RiskPhase.reading,
  LEARNING: RiskPhase.learning,
  PROVING: RiskPhase.proving,
  SCORING: RiskPhase.scoring,
  WRITING: RiskPhase.writing,
} as const;

registerEnumType(RunWhyEnum, {
  name: "RiskRunWhy",
  description: "Why a training was begun.",
  valuesConfig: {
    NIGHTLY: { description: "It is done every night." },
    ASKED: { description: "Somebody asked for it." },
  },
});

registerEnumType(RiskRunStateEnum, {
  name: "RiskRunState",
  description: "How far a training is.",
  valuesConfig: {
    WAITING: { description: "It waits for its turn." },
    RUNNING: { description: "It is under way." },
    DONE: { description: "It is over, and this week's scores are by it." },
    FAILED: { description: "It could not be finished; the scores are those from before." },
  },
});

registerEnumType(RiskPhaseEnum, {
  name: "RiskPhase",
  description: "What a training does, in this order; where nothing has changed it learns and proves nothing.",
  valuesConfig: {
    READING: { description: "Reads the school's records." },
    LEARNING: { description: "Learns from past terms." },
    PROVING: { description: "Tries what was learnt on a term that it has not seen." },
    SCORING: { description: "Scores everybody on the roll." },
    WRITING: { description: "Writes the version and the scores down." },
  },
});

@ObjectType("RiskRun", {
  simpleResolvers: true,
  description: "One training and scoring of the school; it has at most one that is not over.",
})
export class RiskRunType {
  @Field(() => ID, { description: "The run's id." })
  id!: string;

  @Field(() => RiskRunStateEnum, { description: "How far it is." })
  state!: RiskRunState;

  @Field(() => RiskPhaseEnum, { nullable: true, description: "What it does, or did last." })
  phase!: RiskPhase | null;

  @Field(() => Int, { description: "How much of the phase is done, of `total`." })
  done!: number;

  @Field(() => Int, { description: "How much there is to do in the phase; 0 where nobody can say." })
  total!: number;

  @Field(() => String, { nullable: true, description: "Who asked for it; nobody for the nightly one." })
  askedBy!: string | null;

  @Field(() => RunWhyEnum, { description: "Why it was begun." })
  why!: RunWhy;

  @Field(() => InstantScalar, { nullable: true, description: "When it was begun." })
  startedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was over." })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it failed, for whoever runs the server." })
  fault!: string | null;

  @Field(() => Int, { nullable: true, description: "The version that scored; null where the rules did." })
  modelVersion!: number | null;

  @Field(() => Int, { nullable: true, description: "How many learners were scored." })
  scored!: number | null;
}
