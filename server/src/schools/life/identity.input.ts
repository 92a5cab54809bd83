import { Field, ID, InputType } from "type-graphql";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { GuardianInput } from "../guardians/guardian.input.js";
import { SexEnum } from "../learner.type.js";

@InputType({ description: "Who a learner is. What is left out stays as it is; null takes it away." })
export class LearnerInput {
  @Field(() => String, { nullable: true, description: "The full name." })
  name?: string | null;

  @Field(() => SexEnum, { nullable: true, description: "The sex." })
  sex?: "F" | "M" | null;

  @Field(() => SchoolDayScalar, { nullable: true, description: "Date of birth." })
  birthDate?: SchoolDay | null;

  @Field(() => String, { nullable: true, description: "The national learner number (UPI)." })
  upi?: string | null;

  @Field(() => String, { nullable: true, description: "The birth certificate's number." })
  birthCertificate?: string | null;

  @Field(() => String, { nullable: true, description: "The number of the national assessments." })
  assessmentNumber?: string | null;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The day of admission." })
  admittedOn?: SchoolDay | null;

  @Field(() => String, { nullable: true, description: "The school before this one." })
  previousSchool?: string | null;
}

@InputType({ description: "A learner to be admitted: a number, a name and a class are all that is needed." })
export class AdmissionInput extends LearnerInput {
  @Field(() => ID, { description: "The class." })
  classId!: string;

  @Field(() => String, { description: "The number in the admission register." })
  admissionNumber!: string;

  @Field(() => Boolean, { defaultValue: false, description: "Whether the learner comes from another school." })
  isTransfer!: boolean;

  @Field(() => String, { nullable: true, description: "The reference of the letter that was brought." })
  letterReference?: string | null;

  @Field(() => [GuardianInput], { defaultValue: [], description: "Who answers for the learner, in order; at most 8." })
  guardians!: GuardianInput[];
}
