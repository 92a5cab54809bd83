import { Field, ID, Int, ObjectType } from "type-graphql";
import { UserType } from "../identity/user.type.js";
import { connectionOf } from "../platform/connection.js";
import { LearnerType } from "../schools/learner.type.js";
import type { ScaleId, SubjectId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import type { AssessmentKind } from "./assessment-kind.js";
import { AssessmentKindEnum } from "./assessment-kind.enum.js";
import type { Assessment } from "./assessment.entity.js";
import { ModerationType } from "./moderation.type.js";

@ObjectType("Assessment", { description: "A test or a task of one class in one subject." })
export class AssessmentType {
  @Field(() => ID, { description: "The assessment's id." })
  id!: string;

  @Field(() => ID, { description: "The class." })
  classId!: string;

  @Field(() => String, { description: "The subject, by the name it had when the assessment was added." })
  subject!: string;

  @Field(() => ID, { nullable: true, description: "Which subject of the school's list that is; null for old ones." })
  subjectId!: string | null;

  @Field(() => String, { description: "What it is called." })
  name!: string;

  @Field(() => AssessmentKindEnum, { description: "What kind of work it is." })
  kind!: AssessmentKind;

  @Field(() => Int, { nullable: true, description: "The most marks there are; null where learners get levels." })
  maximum!: number | null;

  @Field(() => SchoolDayScalar, { description: "The day it is held, or handed in." })
  day!: SchoolDay;

  @Field(() => Int, { description: "How much it counts beside the subject's others of the term, against their sum." })
  weight!: number;

  @Field(() => ID, { nullable: true, description: "The scale it is graded by; null where it is not graded." })
  scaleId!: string | null;

  @Field(() => Boolean, { description: "Whether its sheet was submitted: it takes no scores until it is reopened." })
  submitted!: boolean;

  @Field(() => Boolean, { description: "Whether what was submitted was looked through and approved." })
  approved!: boolean;
}

@ObjectType({ description: "A page of assessments." })
export class AssessmentConnection extends connectionOf(() => AssessmentType) {}

@ObjectType("Score", { description: "What stands of one learner in one assessment." })
export class ScoreType {
  @Field(() => LearnerType, { description: "The learner." })
  learner!: LearnerType;

  @Field(() => String, {
    nullable: true,
    description:
      "Marks with at most one decimal (`67`, `45.5`), a level (`ME1`), `A` absent or `X` exempt; null while there is none.",
  })
  value!: string | null;

  @Field(() => Boolean, {
    description: "Whether a score is due: the learner is on the class list, and was on the assessment's day.",
  })
  due!: boolean;

  @Field(() => [String], { description: "What others proposed who could not know of it, oldest first." })
  proposals!: string[];
}

@ObjectType("ScoreSheet", { description: "An assessment's scores, learner by learner." })
export class ScoreSheetType {
  @Field(() => AssessmentType, { description: "The assessment." })
  assessment!: AssessmentType;

  @Field(() => [ScoreType], {
    description: "Everyone on the class list, and whoever has a score; by their place there.",
  })
  scores!: ScoreType[];

  @Field(() => UserType, { nullable: true, description: "Who submitted it; null while it is open." })
  submittedBy!: UserType | null;

  @Field(() => Date, { nullable: true, description: "When; null while it is open." })
  submittedAt!: Date | null;

  @Field(() => [ModerationType], {
    description: "How its marks were changed alike, the latest first; at most the last 20.",
  })
  moderations!: ModerationType[];
}

/** Of a row `seq`, of a sheet `closing` tells the last submitting or reopening. */
type Approval = {
  readonly approvedSeq?: number | null | undefined;
  readonly seq?: number | null | undefined;
  readonly closing?: { readonly seq: number } | null;
};

type Told = Approval &
  Pick<Assessment, "id" | "classId" | "subject" | "name" | "kind" | "day" | "submitted" | "weight"> & {
    readonly maximum?: number | null | undefined;
    readonly subjectId?: SubjectId | null | undefined;
    readonly scaleId?: ScaleId | null | undefined;
  };

export const toAssessmentType = ({
  id,
  classId,
  subject,
  name,
  kind,
  maximum,
  day,
  submitted,
  weight,
  subjectId,
  scaleId,
  ...approval
}: Told): AssessmentType => ({
  id: String(id),
  classId: String(classId),
  subject,
  name,
  kind,
  maximum: maximum ?? null,
  day,
  weight,
  subjectId: subjectId == null ? null : String(subjectId),
  scaleId: scaleId == null ? null : String(scaleId),
  submitted,
  approved:
    submitted && approval.approvedSeq != null && approval.approvedSeq === (approval.closing?.seq ?? approval.seq),
});
