import { Field, ID, Int, ObjectType } from "type-graphql";
import type { SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import type { School } from "./school.entity.js";
import type { TermDates } from "./term-of-day.js";

@ObjectType("School", { description: "A school, as its calendar and its rules go." })
export class SchoolType {
  /** Not part of the API: other features' fields are read by it. */
  schoolId!: SchoolId;

  @Field(() => ID, { description: "The school's id." })
  id!: string;

  @Field(() => String, { description: "The school's name." })
  name!: string;

  @Field(() => String, { description: "The days on which school is held, as digits: `12345` is Monday to Friday." })
  weekdays!: string;
}

export const toSchoolType = ({ id, name, weekdays }: School): SchoolType => ({
  schoolId: id,
  id: String(id),
  name,
  weekdays,
});

@ObjectType("Term", { description: "A term: within it registers are taken." })
export class TermType {
  @Field(() => ID, { description: "The term's id." })
  id!: string;

  @Field(() => Int, { description: "The school year it belongs to." })
  year!: number;

  @Field(() => Int, { description: "Its number in the year, from 1." })
  number!: number;

  @Field(() => SchoolDayScalar, { description: "The first day." })
  starts!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "The last day." })
  ends!: SchoolDay;
}

export const toTermType = ({ id, year, number, starts, ends }: TermDates): TermType => ({
  id: String(id),
  year,
  number,
  starts,
  ends,
});

@ObjectType("Closure", {
  description: "Days within a term on which no school is held, such as half-term or a public holiday.",
})
export class ClosureType {
  @Field(() => ID, { description: "The closure's id." })
  id!: string;

  @Field(() => String, { description: "Why the school is closed." })
  name!: string;

  @Field(() => SchoolDayScalar, { description: "The first day." })
  starts!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "The last day." })
  ends!: SchoolDay;
}

export const toClosureType = ({ id, name, starts, ends }: Omit<ClosureType, "id"> & { id: number }): ClosureType => ({
  id: String(id),
  name,
  starts,
  ends,
});
