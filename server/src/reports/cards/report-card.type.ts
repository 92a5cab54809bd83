import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { ClassId, TermId, UserId } from "../../values/ids.js";
import { InstantScalar } from "../../values/instant.scalar.js";
import { CardWarning } from "./card-warning.js";
import type { CardRow } from "./read-cards.js";
import { CardState } from "./report-card.entity.js";

const ReportCardStateEnum = {
  DRAFT: CardState.draft,
  LEFT_OUT: CardState.leftOut,
  PUBLISHED: CardState.published,
  REPLACED: CardState.replaced,
  WITHDRAWN: CardState.withdrawn,
} as const;

registerEnumType(ReportCardStateEnum, {
  name: "ReportCardState",
  description: "Where a report card stands.",
  valuesConfig: {
    DRAFT: { description: "Being proofread." },
    LEFT_OUT: { description: "Left out of its run: it is not published with the others." },
    PUBLISHED: { description: "Given out." },
    REPLACED: { description: "Was given out; a later version took its place." },
    WITHDRAWN: { description: "Was given out, and taken back." },
  },
});

const ReportCardWarningEnum = {
  MISSING_SCORES: CardWarning.missingScores,
  OPEN_SHEETS: CardWarning.openSheets,
  NOT_APPROVED: CardWarning.notApproved,
  NO_RESULTS: CardWarning.noResults,
  ABSENT_EVERYWHERE: CardWarning.absentEverywhere,
  NO_ATTENDANCE: CardWarning.noAttendance,
  NO_CLASS_REMARK: CardWarning.noClassRemark,
  NO_HEAD_REMARK: CardWarning.noHeadRemark,
} as const;

registerEnumType(ReportCardWarningEnum, {
  name: "ReportCardWarning",
  description: "What to look at before a report card is published.",
  valuesConfig: {
    MISSING_SCORES: { description: "The learner has no score in some assessment held while they were in the class." },
    OPEN_SHEETS: { description: "Some sheet of the class is not submitted." },
    NOT_APPROVED: { description: "Some submitted sheet of the class is not approved." },
    NO_RESULTS: { description: "The learner has no result at all." },
    ABSENT_EVERYWHERE: { description: "The learner was absent from all that others sat." },
    NO_ATTENDANCE: { description: "No register of the term has the learner." },
    NO_CLASS_REMARK: { description: "The class teacher has said nothing." },
    NO_HEAD_REMARK: { description: "The head has said nothing." },
  },
});

@ObjectType("ReportCard", { simpleResolvers: true, description: "A learner's report card of a term." })
export class ReportCardType {
  /** Not part of the API: fields are read by them. */
  classId!: ClassId;
  termId!: TermId;
  publisherId!: UserId | null;

  @Field(() => ID, { description: "The card's id." })
  id!: string;

  @Field(() => ID, { description: "The run that made it." })
  runId!: string;

  @Field(() => ID, { description: "The learner." })
  learnerId!: string;

  @Field(() => String, { description: "The learner's name as the school has it now." })
  learnerName!: string;

  @Field(() => String, { description: "The learner's admission number as the school has it now." })
  admissionNumber!: string;

  @Field(() => Int, { description: "Which of the learner's cards of the term it is, from 1; 0 until it is published." })
  version!: number;

  @Field(() => ReportCardStateEnum, { description: "Where it stands." })
  state!: CardState;

  @Field(() => String, {
    description: "All that it says, as JSON in the form in which devices hold it; never changed once it is published.",
  })
  content!: string;

  @Field(() => [ReportCardWarningEnum], { description: "What was to be looked at when it was made." })
  warnings!: readonly CardWarning[];

  @Field(() => InstantScalar, { description: "When it was made." })
  madeAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: "When it was published." })
  publishedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was replaced or taken back." })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was taken back." })
  reason!: string | null;
}

export const toReportCardType = (row: CardRow): ReportCardType => ({
  classId: row.classId,
  termId: row.termId,
  publisherId: row.publishedBy,
  id: String(row.id),
  runId: String(row.runId),
  learnerId: String(row.learnerId),
  learnerName: row.name,
  admissionNumber: row.admissionNumber,
  version: row.version,
  state: row.state,
  content: row.content,
  warnings: row.warnings,
  madeAt: row.madeAt,
  publishedAt: row.publishedAt,
  endedAt: row.endedAt,
  reason: row.reason,
});

@ObjectType({ simpleResolvers: true, description: "A page of report cards." })
export class ReportCardConnection extends connectionOf(() => ReportCardType) {}

@InputType({ description: "Which report cards to give; what is not said does not matter." })
export class ReportCardFilter {
  @Field(() => ID, { nullable: true, description: "Of this run." })
  runId?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this term." })
  termId?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this class." })
  classId?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this learner." })
  learnerId?: string | null;

  @Field(() => [ReportCardStateEnum], { nullable: true, description: "That stand so." })
  states?: CardState[] | null;

  @Field(() => Boolean, { nullable: true, description: "With something to look at, or with nothing." })
  warned?: boolean | null;
}
