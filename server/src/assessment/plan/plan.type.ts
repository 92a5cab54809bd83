import { Field, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { AssessmentKindEnum } from "../assessment-kind.enum.js";
import type { AssessmentKind } from "../assessment-kind.js";

@ObjectType("PlannedExam", { simpleResolvers: true, description: "What became of an exam's plan." })
export class PlannedExamType {
  @Field(() => Int, { description: "How many sheets were opened." })
  added!: number;

  @Field(() => Int, { description: "How many of those asked for were there already." })
  there!: number;
}

@ObjectType("ExamProgress", {
  simpleResolvers: true,
  description: "How far a class is with an exam, over its subjects.",
})
export class ExamProgressType {
  @Field(() => String, { description: "What the exam is called." })
  name!: string;

  @Field(() => AssessmentKindEnum, { description: "What kind of work it is." })
  kind!: AssessmentKind;

  @Field(() => Int, { description: "How many subjects have a sheet of it." })
  sheets!: number;

  @Field(() => Int, { description: "How many of them were submitted." })
  submitted!: number;

  @Field(() => Int, { description: "How many of those were looked through and approved." })
  approved!: number;

  @Field(() => Int, { description: "Marks, levels, absent or exempt that were entered, over all sheets." })
  entered!: number;

  @Field(() => Int, {
    description: "How many there would be if nobody who was on the class list on its day were missing.",
  })
  expected!: number;
}

@ObjectType("ClassProgress", { simpleResolvers: true, description: "How far a class is with the exams of a term." })
export class ClassProgressType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => [ExamProgressType], { description: "Its exams, at most 400, in the order in which they are held." })
  exams!: ExamProgressType[];
}

@ObjectType({ simpleResolvers: true, description: "A page of classes and how far they are." })
export class ClassProgressConnection extends connectionOf(() => ClassProgressType) {}
