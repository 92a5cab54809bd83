import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../platform/connection.js";
import type { LearnerId } from "../values/ids.js";
import type { ContactRule, Custody } from "../values/contact-rule.js";
import { LearnerStatus } from "../values/learner-status.js";
import type { Residence } from "../values/residence.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import { ContactRuleEnum, CustodyEnum } from "./guardians/guardian-rules.enum.js";
import { ResidenceEnum } from "./residence.enum.js";

export const SexEnum = { FEMALE: "F", MALE: "M" } as const;

registerEnumType(SexEnum, {
  name: "Sex",
  description: "A learner's sex, as the admission register has it.",
  valuesConfig: { FEMALE: { description: "A girl." }, MALE: { description: "A boy." } },
});

const LearnerStatusEnum = {
  ACTIVE: LearnerStatus.active,
  RE_ENTERED: LearnerStatus.reEntered,
  TRANSFERRED: LearnerStatus.transferred,
  LEFT: LearnerStatus.left,
  COMPLETED: LearnerStatus.completed,
} as const;

registerEnumType(LearnerStatusEnum, {
  name: "LearnerStatus",
  description: "Where a learner stands with the school.",
  valuesConfig: {
    ACTIVE: { description: "Learns here." },
    RE_ENTERED: { description: "Learns here again, after a time away." },
    TRANSFERRED: { description: "Went to another school." },
    LEFT: { description: "Left school." },
    COMPLETED: { description: "Finished what the school offers." },
  },
});

@ObjectType("Learner", {
  simpleResolvers: true,
  description: "A child or young person who learns, or learned, at the school.",
})
export class LearnerType {
  /** Not part of the API: other features' fields are read by it. */
  learnerId!: LearnerId;
  /** Not part of the API: whether the viewer may see attendance and the record, and not only who the learner is. */
  seesMarks!: boolean;

  @Field(() => ID, { description: "The learner's id." })
  id!: string;

  @Field(() => String, { description: "The number in the school's admission register." })
  admissionNumber!: string;

  @Field(() => String, { description: "The full name, as it was written on admission." })
  name!: string;

  @Field(() => SexEnum, { nullable: true, description: "The sex; null when it is not known." })
  sex!: "F" | "M" | null;

  @Field(() => SchoolDayScalar, {
    nullable: true,
    description: "Date of birth; null when it is not known or not yours to see.",
  })
  birthDate!: SchoolDay | null;

  @Field(() => String, {
    nullable: true,
    description: "The national learner number (UPI); null when it is not known or not yours to see.",
  })
  upi!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The birth certificate's number; null when it is not known or not yours to see.",
  })
  birthCertificate!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The number of the national assessments; null when it is not known or not yours to see.",
  })
  assessmentNumber!: string | null;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The day of admission; null when it is not known." })
  admittedOn!: SchoolDay | null;

  @Field(() => String, { nullable: true, description: "The school before this one; null when it is not known." })
  previousSchool!: string | null;

  @Field(() => SchoolDayScalar, {
    nullable: true,
    description: "The last day at the school; null for whoever learns here.",
  })
  leftOn!: SchoolDay | null;

  @Field(() => LearnerStatusEnum, { description: "Where the learner stands with the school." })
  status!: LearnerStatus;

  @Field(() => ResidenceEnum, { description: "Where the learner sleeps in term." })
  residence!: Residence;
}

@ObjectType({ simpleResolvers: true, description: "A page of learners." })
export class LearnerConnection extends connectionOf(() => LearnerType) {}

@ObjectType("Guardian", { description: "A parent or whoever else answers for a learner." })
export class GuardianType {
  @Field(() => ID, { description: "The guardian's id." })
  id!: string;

  @Field(() => String, { description: "The guardian's name." })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Mobile number as +254...; null when it is not known or not yours to see.",
  })
  phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Another number, to be called; null when there is none or it is not yours to see.",
  })
  secondPhone!: string | null;
}

@ObjectType("Guardianship", { description: "What a guardian is to a learner." })
export class GuardianshipType {
  @Field(() => GuardianType, { description: "Who." })
  guardian!: GuardianType;

  @Field(() => String, { nullable: true, description: "What they are to the learner, in the school's own words." })
  relation!: string | null;

  @Field(() => Int, { description: "1 is called first." })
  priority!: number;

  @Field(() => ContactRuleEnum, {
    nullable: true,
    description: "When the school may call or write to them; for the staff.",
  })
  contact!: ContactRule | null;

  @Field(() => CustodyEnum, {
    nullable: true,
    description: "Their right to have the learner with them; for the staff who see the learner's record.",
  })
  custody!: Custody | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether they may see attendance, fees and results; for the staff.",
  })
  seesRecords!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the learner lives with them; null when nobody said or you do not work at the school.",
  })
  livesWith!: boolean | null;
}
