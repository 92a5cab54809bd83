import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { OpeningFaultCode } from "./opening-fault-code.js";
import type { OpeningReport } from "./import-opening-balances.js";

const OpeningFaultEnum = {
  UNKNOWN_LEARNER: OpeningFaultCode.unknownLearner,
  BAD_AMOUNT: OpeningFaultCode.badAmount,
  REPEATED: OpeningFaultCode.repeated,
  WAIVED: OpeningFaultCode.waived,
} as const;

registerEnumType(OpeningFaultEnum, {
  name: "OpeningFault",
  description: "What is wrong with a row of a list of balances.",
  valuesConfig: {
    UNKNOWN_LEARNER: { description: "No learner of the school has that admission number." },
    BAD_AMOUNT: { description: "The amount cannot be read." },
    REPEATED: { description: "The learner stands further up in the list already." },
    WAIVED: { description: "The balance that stands has a waiver, which has to be taken back first." },
  },
});

@ObjectType("OpeningBalance", {
  simpleResolvers: true,
  description: "What a learner owed, or had paid ahead, before the school used Asili.",
})
export class OpeningBalanceType {
  @Field(() => LearnerType, { description: "Who." })
  learner!: LearnerType;

  @Field(() => CentsScalar, { description: "Above 0 was owed, below 0 was paid ahead." })
  cents!: Cents;

  @Field(() => SchoolDayScalar, { description: "As of which day." })
  day!: SchoolDay;
}

@ObjectType({ simpleResolvers: true, description: "A page of opening balances, in the order of admission." })
export class OpeningBalanceConnection extends connectionOf(() => OpeningBalanceType) {}

@ObjectType("OpeningRowFault", { simpleResolvers: true, description: "What is wrong with one row of the file." })
export class OpeningRowFaultType {
  @Field(() => Int, { description: "The line of the file, from 1." })
  line!: number;

  @Field(() => String, { description: "What stands there." })
  value!: string;

  @Field(() => OpeningFaultEnum, { description: "What is wrong." })
  code!: OpeningFaultCode;
}

@ObjectType({ simpleResolvers: true, description: "A page of faults, by line." })
export class OpeningRowFaultConnection extends connectionOf(() => OpeningRowFaultType) {}

@ObjectType("OpeningReport", {
  simpleResolvers: true,
  description: "What bringing in a list of balances does, or would do; rows with faults are left out.",
})
export class OpeningReportType {
  /** Not part of the API: `faults` is read from it. */
  report!: OpeningReport;

  @Field(() => Boolean, { description: "Whether it was done; else nothing was written." })
  accepted!: boolean;

  @Field(() => Int, { description: "How many rows the file has." })
  rows!: number;

  @Field(() => Int, { description: "How many learners get a balance." })
  added!: number;

  @Field(() => Int, { description: "How many learners' balances are set to something else." })
  changed!: number;

  @Field(() => Int, { description: "How many stay as they are." })
  unchanged!: number;

  @Field(() => CentsScalar, { description: "What the good rows owe together." })
  owed!: Cents;

  @Field(() => CentsScalar, { description: "What the good rows have paid ahead together." })
  ahead!: Cents;
}
