import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { LearnerType } from "../../schools/learner.type.js";
import { TermType, toTermType } from "../../schools/school.type.js";
import type { ClassId } from "../../values/ids.js";
import { AssessmentType } from "../assessment.type.js";
import type { SubjectSummary, ValueAdded } from "./analyse-subjects.js";
import type { Analysis } from "./read-subject-analysis.js";

@ObjectType("ValueAdded", {
  simpleResolvers: true,
  description: "By how much the same learners did better or worse than in the term before.",
})
class ValueAddedType {
  @Field(() => Int, { description: "How many learners have a result in both terms." })
  compared!: number;

  @Field(() => Float, {
    nullable: true,
    description: "The mean difference in percent, below 0 where it fell; null where nobody has percents in both.",
  })
  percent!: number | null;

  @Field(() => Float, { nullable: true, description: "The mean difference in points; null where nobody compares." })
  points!: number | null;
}

@ObjectType("BandCount", { simpleResolvers: true, description: "How many learners earned a level or a grade." })
class BandCountType {
  @Field(() => String, { description: "The level or grade." })
  label!: string;

  @Field(() => Int, { description: "Its points." })
  points!: number;

  @Field(() => Int, { description: "How many learners." })
  learners!: number;
}

@ObjectType("SubjectSummary", {
  simpleResolvers: true,
  description: "What learners' results in a subject come to together.",
})
class SubjectSummaryType {
  @Field(() => Int, {
    description: "Learners on the class lists, but for who joined after all that was assessed and sat nothing of it.",
  })
  learners!: number;

  @Field(() => Int, { description: "Of them, with a result." })
  counted!: number;

  @Field(() => Int, { description: "Without any result because they were absent; they count nowhere as zero." })
  absent!: number;

  @Field(() => Int, { description: "Without any result because they are exempt." })
  exempt!: number;

  @Field(() => Int, { description: "Without any result because nobody entered a score." })
  missing!: number;

  @Field(() => Float, { nullable: true, description: "The mean percent; null where nobody has percents." })
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: "The standard deviation, in percent." })
  spread!: number | null;

  @Field(() => Float, { nullable: true, description: "The lowest percent." })
  lowest!: number | null;

  @Field(() => Float, { nullable: true, description: "The highest percent." })
  highest!: number | null;

  @Field(() => Float, { nullable: true, description: "The mean of points; null where nobody has a result." })
  meanPoints!: number | null;

  @Field(() => [BandCountType], { description: "The scale's levels or grades, the best first, 20 at most." })
  bands!: readonly BandCountType[];

  @Field(() => ValueAddedType, { nullable: true, description: "Against the term before; null where there is none." })
  valueAdded!: ValueAddedType | null;
}

@ObjectType("StreamSummary", { simpleResolvers: true, description: "The same of one class." })
class StreamSummaryType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => SubjectSummaryType, { description: "What its learners' results come to." })
  summary!: SubjectSummaryType;
}

@ObjectType("SubjectAnalysis", { simpleResolvers: true, description: "A subject in a term." })
class SubjectAnalysisType {
  @Field(() => ID, { nullable: true, description: "The subject; null where it is not on the school's list." })
  subjectId!: string | null;

  @Field(() => String, { description: "What the school calls it now." })
  name!: string;

  @Field(() => String, { nullable: true, description: "A few letters for narrow columns." })
  code!: string | null;

  @Field(() => SubjectSummaryType, { description: "All the classes asked for together." })
  summary!: SubjectSummaryType;

  @Field(() => [StreamSummaryType], { description: "Each class that has the subject by itself." })
  streams!: StreamSummaryType[];
}

@ObjectType("Analysis", { simpleResolvers: true, description: "How classes did in their subjects in a term." })
export class AnalysisType {
  @Field(() => TermType, {
    nullable: true,
    description: "The term that it is compared with; null where there is none.",
  })
  before!: TermType | null;

  @Field(() => [SubjectAnalysisType], { description: "By subject, in the school's order." })
  subjects!: SubjectAnalysisType[];
}

@ObjectType("MissingSheet", {
  simpleResolvers: true,
  description: "An assessment in which a score is missing: of somebody who is on the class list, and was on its day.",
})
export class MissingSheetType {
  @Field(() => AssessmentType, { description: "The assessment." })
  assessment!: AssessmentType;

  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => Int, { description: "Learners on the class list now." })
  onRoster!: number;

  @Field(() => Int, {
    description: "Of them, those who were on it on the assessment's day, or have a score all the same.",
  })
  expected!: number;

  @Field(() => Int, { description: "Of those, without a score; absent and exempt are scores." })
  missing!: number;

  @Field(() => [LearnerType], { description: "The first ten of them, in the order of the class list." })
  learners!: LearnerType[];
}

@ObjectType({
  simpleResolvers: true,
  description: "A page of sheets with scores missing, in the order they were added.",
})
export class MissingSheetConnection extends connectionOf(() => MissingSheetType) {}

export const toAnalysisType = (
  { before, subjects }: Analysis,
  classes: ReadonlyMap<ClassId, ClassType>,
): AnalysisType => ({
  before: before && toTermType(before),
  subjects: subjects.map(({ subjectId, name, code, summary, streams }) => ({
    subjectId: subjectId === null ? null : String(subjectId),
    name,
    code,
    summary: toSummaryType(summary),
    streams: streams.flatMap(({ classId, summary: own }) => {
      const schoolClass = classes.get(classId);
      return schoolClass ? [{ class: schoolClass, summary: toSummaryType(own) }] : [];
    }),
  })),
});

const toSummaryType = (summary: SubjectSummary): SubjectSummaryType => ({
  ...summary,
  mean: parts(summary.mean, 10),
  spread: parts(summary.spread, 10),
  lowest: parts(summary.lowest, 10),
  highest: parts(summary.highest, 10),
  meanPoints: parts(summary.meanPoints, 100),
  valueAdded: summary.valueAdded && toValueAddedType(summary.valueAdded),
});

const toValueAddedType = ({ compared, percent, points }: ValueAdded): ValueAddedType => ({
  compared,
  percent: parts(percent, 10),
  points: parts(points, 100),
});

const parts = (count: number | null, of: 10 | 100): number | null => (count === null ? null : count / of);
