import { Field, Int, ObjectType } from "type-graphql";
import { ClassType } from "../schools/class.type.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import { TotalsType } from "./totals.type.js";

@ObjectType("ClassToday", { description: "A class's registers of one day." })
export class ClassTodayType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => String, { nullable: true, description: "The class teacher's name; null while there is none." })
  teacher!: string | null;

  @Field(() => TotalsType, { nullable: true, description: "The morning's totals; null while no register was taken." })
  morning!: TotalsType | null;

  @Field(() => TotalsType, { nullable: true, description: "The afternoon's totals; null while no register was taken." })
  afternoon!: TotalsType | null;

  @Field(() => Int, {
    description: "Grows with every change of the class's day: drop what is not newer than you have.",
  })
  revision!: number;

  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;
}

@ObjectType("DayTotals", {
  description: "A day of the whole school, in learner-sessions: a learner counts once a session.",
})
export class DayTotalsType {
  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => Int, { description: "Present." })
  present!: number;

  @Field(() => Int, { description: "Late." })
  late!: number;

  @Field(() => Int, { description: "Absent." })
  absent!: number;

  @Field(() => Int, { description: "Excused." })
  excused!: number;

  @Field(() => Int, { description: "On a register, but nobody has said." })
  notTaken!: number;

  @Field(() => Int, { description: "All of these together." })
  enrolled!: number;

  @Field(() => Int, { description: "How many registers were taken." })
  registersTaken!: number;

  @Field(() => Int, { description: "How many there should be: two for each class." })
  registersExpected!: number;
}

@ObjectType("SchoolToday", { description: "The school on one day, class by class." })
export class SchoolTodayType {
  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => Boolean, { description: "Whether school is held that day." })
  schoolDay!: boolean;

  @Field(() => String, { nullable: true, description: "Why not, when it is not." })
  reason!: string | null;

  @Field(() => [ClassTodayType], { description: "Every class of the year, by grade and stream." })
  classes!: ClassTodayType[];

  /** The 30 days are read when asked for. */
  trend?: DayTotalsType[];
}
