import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { LearnerType } from "../../schools/learner.type.js";
import { TermType } from "../../schools/school.type.js";
import { SubjectGroupEnum } from "../../schools/subjects/subject.type.js";
import type { SubjectGroup } from "../../values/subject-group.js";
import { AssessmentType, toAssessmentType } from "../assessment.type.js";
import type { Place } from "../grading/rank.js";
import type { ClassResults, LearnerResult, ResultScore, SubjectLine } from "./class-results.js";

@ObjectType("ResultScore", { simpleResolvers: true, description: "A learner's score in one assessment." })
class ResultScoreType {
  @Field(() => ID, { description: "The assessment of the learner's class." })
  assessmentId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Marks (`67`, `45.5`), a level (`ME1`), `A` absent or `X` exempt; null while there is none.",
  })
  value!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Of how many marks: for somebody who sat it in another class of the grade, that class's.",
  })
  maximum!: number | null;

  @Field(() => String, { nullable: true, description: "The level or grade it earns by itself." })
  label!: string | null;
}

@ObjectType("SubjectResult", { simpleResolvers: true, description: "What a learner has in a subject in a term." })
class SubjectResultType {
  @Field(() => ID, { nullable: true, description: "The subject; null where it is not on the school's list." })
  subjectId!: string | null;

  @Field(() => String, { description: "What the school calls it now." })
  name!: string;

  @Field(() => String, { nullable: true, description: "A few letters for narrow columns." })
  code!: string | null;

  @Field(() => [ResultScoreType], { description: "The score in each of the class's assessments in it, by day." })
  scores!: ResultScoreType[];

  @Field(() => Float, {
    nullable: true,
    description: "The weighted mean of what was sat, in percent; null where there is nothing, or levels.",
  })
  percent!: number | null;

  @Field(() => String, { nullable: true, description: "The level or grade; null where there is nothing." })
  label!: string | null;

  @Field(() => Int, { nullable: true, description: "Its points." })
  points!: number | null;

  @Field(() => Int, { description: "From how many of the assessments the learner was absent; that counts nothing." })
  absent!: number;

  @Field(() => Int, { description: "From how many the learner is exempt." })
  exempt!: number;

  @Field(() => Int, {
    description:
      "In how many there is no score though the learner was on the class list that day, or one that says nothing on the scale.",
  })
  missing!: number;
}

@ObjectType("Place", { simpleResolvers: true, description: "A learner's place among others." })
class PlaceType implements Place {
  @Field(() => Int, { description: "From 1. Who is equal shares a place, and the next are left out: 1, 2, 2, 4." })
  place!: number;

  @Field(() => Int, { description: "Among how many who have a place." })
  of!: number;

  @Field(() => Boolean, { description: "Whether others share it." })
  tied!: boolean;
}

@ObjectType("LackingSubjects", {
  simpleResolvers: true,
  description: "Subjects that the mean grade asks for and that the learner did not sit.",
})
class LackingSubjectsType {
  @Field(() => [SubjectGroupEnum], { nullable: true, description: "Of which kinds, any of them; null for any at all." })
  groups!: readonly SubjectGroup[] | null;

  @Field(() => Int, { description: "How many." })
  count!: number;
}

@ObjectType("LearnerResult", { simpleResolvers: true, description: "A learner's results in a term, as they stand." })
export class LearnerResultType {
  @Field(() => LearnerType, { description: "The learner." })
  learner!: LearnerType;

  @Field(() => [SubjectResultType], { description: "By subject, in the school's order; every subject of the class." })
  subjects!: SubjectResultType[];

  @Field(() => Float, { nullable: true, description: "The percents added up; null where the scale has no totals." })
  total!: number | null;

  @Field(() => Int, { nullable: true, description: "Of how much: 100 for each subject with a percent." })
  outOf!: number | null;

  @Field(() => Float, { nullable: true, description: "The mean percent; null where the scale has no totals." })
  meanPercent!: number | null;

  @Field(() => Float, { nullable: true, description: "The mean of points that the mean grade goes by." })
  meanPoints!: number | null;

  @Field(() => String, { nullable: true, description: "The mean grade; null where there is none." })
  meanGrade!: string | null;

  @Field(() => [LackingSubjectsType], { description: "What a mean grade lacks; empty where nothing is amiss." })
  lacking!: readonly LackingSubjectsType[];

  @Field(() => PlaceType, { nullable: true, description: "The place in the class; null where the scale has none." })
  inStream!: Place | null;

  @Field(() => PlaceType, { nullable: true, description: "The place in the grade; null where the scale has none." })
  inGrade!: Place | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of learners' results, in the order of the class list." })
export class LearnerResultConnection extends connectionOf(() => LearnerResultType) {}

@ObjectType("ClassResults", { simpleResolvers: true, description: "A class's results in a term, as they stand." })
export class ClassResultsType {
  /** Not part of the API: what its learners are read from. */
  results!: ClassResults;

  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => TermType, { description: "The term." })
  term!: TermType;

  @Field(() => String, { description: "The grading scale of the grade." })
  scale!: string;

  @Field(() => Boolean, { description: "Whether learners have a total and a mean percent." })
  hasTotals!: boolean;

  @Field(() => Boolean, { description: "Whether they have places." })
  hasPositions!: boolean;

  @Field(() => [AssessmentType], { description: "What was assessed, by subject, then by day; 400 at most." })
  assessments!: AssessmentType[];
}

@ObjectType("TermResult", { simpleResolvers: true, description: "A learner's results in one term." })
export class TermResultType {
  @Field(() => TermType, { description: "The term." })
  term!: TermType;

  @Field(() => ClassType, { description: "The class the learner was in." })
  class!: ClassType;

  @Field(() => String, { description: "The grading scale of the grade." })
  scale!: string;

  @Field(() => LearnerResultType, { description: "The results." })
  result!: LearnerResultType;
}

export const toClassResultsType = (
  results: ClassResults,
  schoolClass: ClassType,
  term: TermType,
): ClassResultsType => ({
  results,
  class: schoolClass,
  term,
  scale: results.scale.name,
  hasTotals: results.scale.rule.totals,
  hasPositions: results.scale.rule.positions,
  assessments: results.assessments.map(toAssessmentType),
});

const parts = (count: number | null, of: 10 | 100): number | null => (count === null ? null : count / of);

export const toLearnerResultType = (result: LearnerResult, learner: LearnerType): LearnerResultType => ({
  ...result,
  learner,
  subjects: result.subjects.map(toSubjectResultType),
  total: parts(result.total, 10),
  meanPercent: parts(result.meanPercent, 10),
  meanPoints: parts(result.meanPoints, 100),
});

const toSubjectResultType = ({ subjectId, scores, percent, ...line }: SubjectLine): SubjectResultType => ({
  ...line,
  subjectId: subjectId === null ? null : String(subjectId),
  scores: scores.map(toScoreType),
  percent: parts(percent, 10),
});

const toScoreType = ({ assessmentId, ...score }: ResultScore): ResultScoreType => ({
  ...score,
  assessmentId: String(assessmentId),
});
