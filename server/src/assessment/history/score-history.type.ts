import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { LearnerType } from "../../schools/learner.type.js";
import type { AssessmentId, LearnerId } from "../../values/ids.js";
import { AssessmentType } from "../assessment.type.js";
import { ModerationType } from "../moderation.type.js";
import { ScoreVerdict } from "../score-history.entity.js";

const ScoreVerdictEnum = {
  APPLIED: ScoreVerdict.applied,
  AGREED: ScoreVerdict.agreed,
  CONTESTED: ScoreVerdict.contested,
  PROPOSED: ScoreVerdict.proposed,
  YIELDED: ScoreVerdict.yielded,
} as const;

registerEnumType(ScoreVerdictEnum, {
  name: "ScoreVerdict",
  description: "What became of a score that was given.",
  valuesConfig: {
    APPLIED: { description: "It stood from then on." },
    AGREED: { description: "It said what stood already." },
    CONTESTED: { description: "It stood, and beside it what others had proposed." },
    PROPOSED: { description: "It was put beside what stood, for somebody to choose." },
    YIELDED: { description: "It gave way to what stood." },
  },
});

@ObjectType("ScoreHistoryEntry", { description: "One score that was given to a learner." })
export class ScoreHistoryEntryType {
  @Field(() => ID, { description: "The entry's id." })
  id!: string;

  @Field(() => UserType, { description: "Who gave it." })
  by!: UserType;

  @Field(() => UserType, {
    nullable: true,
    description: "Who took it in after it had been held; null for what stood by itself.",
  })
  allowedBy!: UserType | null;

  @Field(() => Date, { description: "When the server had it." })
  at!: Date;

  @Field(() => Date, { description: "When it was written, by the device's own clock as it was." })
  deviceAt!: Date;

  @Field(() => Int, { description: "By how many seconds that clock ran ahead of the server's when it was sent." })
  clockOffset!: number;

  @Field(() => String, { nullable: true, description: "What stood before; null where nothing did." })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The score: marks, a level, `A` absent or `X` exempt; null where it was taken back.",
  })
  given!: string | null;

  @Field(() => ScoreVerdictEnum, { description: "What became of it." })
  verdict!: ScoreVerdict;

  @Field(() => ModerationType, {
    nullable: true,
    description: "The moderation of the whole sheet that it came with; null where it was given by itself.",
  })
  moderation!: ModerationType | null;
}

@ObjectType({ description: "A page of the scores that were given to a learner, the latest first." })
export class ScoreHistoryConnection extends connectionOf(() => ScoreHistoryEntryType) {}

@ObjectType("ScoreHistory", { description: "Every score a learner was ever given in an assessment." })
export class ScoreHistoryType {
  /** Not part of the API: the entries are read by these. */
  assessmentId!: AssessmentId;
  learnerId!: LearnerId;

  @Field(() => AssessmentType, { description: "The assessment." })
  assessment!: AssessmentType;

  @Field(() => LearnerType, { description: "The learner." })
  learner!: LearnerType;

  @Field(() => String, { nullable: true, description: "What stands now; null where nothing does." })
  stands!: string | null;
}
