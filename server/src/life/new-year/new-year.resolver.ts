import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, registerEnumType, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { refuseLife } from "../life-refusal.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { className } from "../../schools/class-name.js";
import { canManageSchool } from "../../schools/schools.policy.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { readTarget } from "../promotion/read-target.js";
import { Carry } from "./carry-teachers.js";
import { type OpenedYear, openYear } from "./open-year.js";
import { proposeYear } from "./propose-year.js";

const CarryEnum = { NONE: Carry.none, SAME_CLASS: Carry.sameClass, WITH_LEARNERS: Carry.withLearners } as const;

registerEnumType(CarryEnum, {
  name: "CarryTeachers",
  description: "Whom a class of the new year gets as a teacher.",
  valuesConfig: {
    NONE: { description: "Nobody yet." },
    SAME_CLASS: { description: "Who had the class of its name." },
    WITH_LEARNERS: { description: "Who taught its learners the year before." },
  },
});

@ObjectType("ProposedTerm", { simpleResolvers: true, description: "A term of a new year." })
class ProposedTermType {
  @Field(() => Int, { description: "Its number in the year." })
  number!: number;

  @Field(() => SchoolDayScalar, { description: "The first day." })
  starts!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "The last day." })
  ends!: SchoolDay;

  @Field(() => Boolean, { description: "Whether the school has it already." })
  isThere!: boolean;
}

@ObjectType("ProposedClass", { simpleResolvers: true, description: "A class of a new year." })
class ProposedClassType {
  @Field(() => String, { description: "The name people use." })
  name!: string;

  @Field(() => String, { description: "The grade's code." })
  grade!: string;

  @Field(() => String, { description: "The stream; empty when the grade has one class only." })
  stream!: string;

  @Field(() => Boolean, { description: "Whether the school has it already." })
  isThere!: boolean;
}

@ObjectType("ProposedYear", { simpleResolvers: true, description: "A new year, as it follows from the one before." })
class ProposedYearType {
  @Field(() => Int, { description: "The school year." })
  year!: number;

  @Field(() => [ProposedTermType], { description: "Its terms, on the same days of the week as the year before." })
  terms!: ProposedTermType[];

  @Field(() => [ProposedClassType], { description: "Its classes, by grade and stream." })
  classes!: ProposedClassType[];
}

@InputType({ description: "A term of a new year." })
class NewTermInput {
  @Field(() => Int, { description: "Its number in the year, from 1." })
  number!: number;

  @Field(() => SchoolDayScalar, { description: "The first day." })
  starts!: SchoolDay;

  @Field(() => SchoolDayScalar, { description: "The last day." })
  ends!: SchoolDay;
}

@InputType({ description: "A class of a new year." })
class NewClassInput {
  @Field(() => String, { description: "The grade's code: PP1, PP2, G1 to G12, F1 to F4." })
  grade!: string;

  @Field(() => String, { description: "The stream; empty when the grade has one class only." })
  stream!: string;
}

@InputType({ description: "A new year. What the school has of it already stays as it is." })
class NewYearInput {
  @Field(() => Int, { description: "The school year." })
  year!: number;

  @Field(() => [NewTermInput], { description: "Its terms, at most 9." })
  terms!: NewTermInput[];

  @Field(() => [NewClassInput], { description: "Its classes, at most 120." })
  classes!: NewClassInput[];

  @Field(() => CarryEnum, { description: "Who becomes class teacher." })
  classTeachers!: Carry;

  @Field(() => CarryEnum, { description: "Who teaches subjects." })
  subjectTeachers!: Carry;
}

@ObjectType("OpenedYear", { simpleResolvers: true, description: "What was new." })
class OpenedYearType {
  @Field(() => Int, { description: "The school year." })
  year!: number;

  @Field(() => Int, { description: "How many terms were added." })
  terms!: number;

  @Field(() => Int, { description: "How many classes were added." })
  classes!: number;

  @Field(() => Int, { description: "How many times a teacher was given a class or a subject in one." })
  teachers!: number;
}

@Resolver()
export class NewYearResolver {
  @Query(() => ProposedYearType, {
    description: "A year as it would follow from the one before. For those who lead the school.",
  })
  async proposedYear(
    @Arg("year", () => Int, { description: "The school year." }) year: number,
    @Ctx() context: Context,
  ): Promise<ProposedYearType> {
    const { schoolId } = requirePolicy(canManageSchool, requireUser(context));
    const { terms, classes } = await proposeYear(context.em, schoolId, checkYear(year));
    return { year, terms, classes: classes.map((ref) => ({ ...ref, name: className(ref) })) };
  }

  @Mutation(() => OpenedYearType, {
    description: "Opens a new year: its terms, its classes and their teachers. For those who lead the school.",
  })
  async openYear(
    @Arg("input", () => NewYearInput, { description: "What it is to have." }) input: NewYearInput,
    @Ctx() context: Context,
  ): Promise<OpenedYear> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const classes = input.classes.map(({ grade, stream }) => readTarget(grade, stream));
    const wanted = { ...input, year: checkYear(input.year), classes };
    const opened = await inTransaction(context.em, (tx) => openYear(tx, viewer, context.clock.now(), wanted));
    context.relay.kick();
    return opened;
  }
}

function checkYear(year: number): number {
  if (year >= 2001 && year <= 2099) return year;
  throw refuseLife("YEAR_DIGITS");
}
