import { Field, ID, ObjectType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";

@ObjectType("Instalment", { simpleResolvers: true, description: "One part of a plan." })
export class InstalmentType {
  @Field(() => SchoolDayScalar, { description: "The day by which it is paid." })
  day!: SchoolDay;

  @Field(() => CentsScalar, { description: "How much." })
  cents!: Cents;

  @Field(() => CentsScalar, { description: "How much of it is still to be paid." })
  owed!: Cents;
}

@ObjectType("InstalmentPlan", {
  simpleResolvers: true,
  description: "By when a learner pays what was owed when it was agreed. Later invoices fall due by themselves.",
})
export class InstalmentPlanType {
  @Field(() => ID, { description: "The plan's id." })
  id!: string;

  @Field(() => LearnerType, { description: "Whose debt." })
  learner!: LearnerType;

  @Field(() => String, { description: "What was agreed besides, in the school's words; may be empty." })
  note!: string;

  @Field(() => [InstalmentType], { description: "Its parts, the earliest first." })
  instalments!: InstalmentType[];

  @Field(() => UserType, { nullable: true, description: "Who agreed to it for the school; null when the machine did." })
  createdBy!: UserType | null;

  @Field(() => Date, { description: "When it was agreed." })
  createdAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: "A page of instalment plans that hold, the latest made first." })
export class InstalmentPlanConnection extends connectionOf(() => InstalmentPlanType) {}
