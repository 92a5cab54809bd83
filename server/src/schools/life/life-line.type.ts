import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { LeavingReasonEnum, LifeKindEnum } from "./life.enum.js";
import type { LifeKind } from "./learner-event.entity.js";

@ObjectType("ClassInYear", { simpleResolvers: true, description: "A class by its name and year." })
export class ClassInYearType {
  @Field(() => String, { description: "The name people use: `Grade 7 East`." })
  name!: string;

  @Field(() => Int, { description: "The school year." })
  year!: number;
}

@ObjectType("LifeLine", { simpleResolvers: true, description: "Something that happened to a learner's place." })
export class LifeLineType {
  @Field(() => ID, { description: "The line's id." })
  id!: string;

  @Field(() => LifeKindEnum, { description: "What happened." })
  kind!: LifeKind;

  @Field(() => SchoolDayScalar, { description: "The day it was so." })
  day!: SchoolDay;

  @Field(() => ClassInYearType, { nullable: true, description: "The class before." })
  fromClass!: ClassInYearType | null;

  @Field(() => ClassInYearType, { nullable: true, description: "The class after." })
  toClass!: ClassInYearType | null;

  @Field(() => LeavingReasonEnum, {
    nullable: true,
    description: "Why the learner left; null when nobody said, or it is not yours to know.",
  })
  reason!: LeavingReason | null;

  @Field(() => String, { nullable: true, description: "What was noted; for the staff who may know the reason." })
  note!: string | null;

  @Field(() => String, { nullable: true, description: "The other school: where from, or where to." })
  otherSchool!: string | null;

  @Field(() => String, { nullable: true, description: "The reference of the letter that was brought." })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: "Who wrote it down, for the staff; null when nobody did." })
  by!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: "When it was written down; null for what was read from class lists of before there was a log.",
  })
  writtenAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of a learner's life at the school, the latest first." })
export class LifeConnection extends connectionOf(() => LifeLineType) {}
