import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { AssessmentType } from "../../assessment/assessment.type.js";
import { AttendanceStatusEnum } from "../../attendance/attendance-status.enum.js";
import { SaidMarkType } from "../../attendance/said-mark.type.js";
import { SessionEnum } from "../../attendance/session.enum.js";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { LearnerType } from "../../schools/learner.type.js";
import type { AttendanceStatus } from "../../values/attendance-status.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { Session } from "../../values/session.js";
import type { Operation } from "../operation.js";
import type { HeldWhy } from "./held-operation.js";

const HeldWhyEnum = {
  CLASS_TAKEN_AWAY: "class",
  DEVICE_SHUT_OUT: "device",
  AUTHOR_LEFT: "author",
} as const satisfies Record<string, HeldWhy>;

registerEnumType(HeldWhyEnum, {
  name: "HeldWhy",
  description: "Why something waits for the head.",
  valuesConfig: {
    CLASS_TAKEN_AWAY: { description: "Its author no longer teaches the class, and did when it was written." },
    DEVICE_SHUT_OUT: { description: "The device it was written on has been shut out." },
    AUTHOR_LEFT: { description: "Its author no longer works at the school." },
  },
});

const HeldKindEnum = {
  ROLL: "roll",
  FIX: "fix",
  SCORES: "scores",
  SUBMIT: "submit",
  REOPEN: "reopen",
} as const satisfies Record<string, Operation["kind"]>;

registerEnumType(HeldKindEnum, {
  name: "HeldKind",
  description: "What a held operation does.",
  valuesConfig: {
    ROLL: { description: "Takes a register." },
    FIX: { description: "Corrects a mark of a register." },
    SCORES: { description: "Gives scores." },
    SUBMIT: { description: "Submits a score sheet." },
    REOPEN: { description: "Reopens a score sheet." },
  },
});

@ObjectType("HeldMark", { description: "What a held operation says of one learner." })
export class HeldMarkType {
  @Field(() => Int, { description: "The learner's number on the roster." })
  position!: number;

  @Field(() => LearnerType, { nullable: true, description: "The learner; null when nobody has that number." })
  learner!: LearnerType | null;

  @Field(() => SaidMarkType, { description: "What it says of them." })
  said!: SaidMarkType;
}

@ObjectType("HeldOperation", {
  description: "Something that was said on a device and waits for the head to take it in or decline it.",
})
export class HeldOperationType {
  @Field(() => ID, { description: "Its id: the device's, a dot, and the device's count." })
  id!: string;

  @Field(() => UserType, { description: "Who said it." })
  author!: UserType;

  @Field(() => HeldWhyEnum, { description: "Why it waits." })
  why!: HeldWhy;

  @Field(() => Date, { description: "When it was written, by the device's clock set right." })
  writtenAt!: Date;

  @Field(() => Date, { description: "When the server had it." })
  receivedAt!: Date;

  @Field(() => ClassType, { nullable: true, description: "The class it is about; null when there is none such." })
  class!: ClassType | null;

  @Field(() => HeldKindEnum, { description: "What it does." })
  kind!: Operation["kind"];

  @Field(() => AssessmentType, { nullable: true, description: "The assessment, of a score sheet." })
  assessment!: AssessmentType | null;

  @Field(() => SchoolDayScalar, { nullable: true, description: "The day, of a register." })
  day!: SchoolDay | null;

  @Field(() => SessionEnum, { nullable: true, description: "The session, of a register." })
  session!: Session | null;

  @Field(() => AttendanceStatusEnum, {
    nullable: true,
    description: "What a whole register says of everybody it does not name; null of a single correction.",
  })
  everyoneElse!: AttendanceStatus | null;

  @Field(() => [HeldMarkType], { description: "What it says of single learners, in the order of the roster." })
  marks!: HeldMarkType[];

  @Field(() => Boolean, { description: "Whether somebody has taken that register meanwhile." })
  registerTaken!: boolean;
}

@ObjectType({ description: "A page of what waits for the head, the longest waiting first." })
export class HeldOperationConnection extends connectionOf(() => HeldOperationType) {}

@ObjectType("HeldDecision", { description: "What came of deciding on one held operation." })
export class HeldDecisionType {
  @Field(() => ID, { description: "The operation's id." })
  id!: string;

  @Field(() => Boolean, { description: "Whether it is decided as you wanted it." })
  done!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Why not: NOT_HELD, DECIDED_OTHERWISE, or why its register cannot be written, which leaves it held: NO_SUCH_CLASS, NOT_A_SCHOOL_DAY, DAY_IN_FUTURE, TERM_CLOSED, UNKNOWN_LEARNER, UNKNOWN_ROSTER, UNKNOWN_REASON or, of a sheet, NO_SUCH_ASSESSMENT, IMPOSSIBLE_SCORE, SHEET_SUBMITTED, SHEET_REOPENED, REOPEN_NOT_ALLOWED or TOO_MANY_PROPOSALS.",
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "The same in a sentence." })
  message!: string | null;
}
