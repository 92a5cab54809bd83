import { Field, Int, ObjectType } from "type-graphql";
import { UserType } from "../identity/user.type.js";
import { ClassType } from "../schools/class.type.js";
import { LearnerType } from "../schools/learner.type.js";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import type { Session } from "../values/session.js";
import { AttendanceReasonType } from "./attendance-reason.type.js";
import { AttendanceStatusEnum } from "./attendance-status.enum.js";
import { SessionEnum } from "./session.enum.js";
import { TotalsType } from "./totals.type.js";

@ObjectType("RegisterMark", { description: "What a register says of one learner." })
export class RegisterMarkType {
  @Field(() => LearnerType, { description: "The learner." })
  learner!: LearnerType;

  @Field(() => AttendanceStatusEnum, { description: "What it says." })
  status!: AttendanceStatus;

  @Field(() => AttendanceReasonType, {
    nullable: true,
    description: "Why; null when no reason was given or it is not yours to see.",
  })
  reason!: AttendanceReasonType | null;

  @Field(() => Int, { nullable: true, description: "How many minutes late; null when not late or not known." })
  minutesLate!: number | null;

  @Field(() => Boolean, {
    description: "Two people said different things without knowing of each other; the later of the two is shown.",
  })
  contested!: boolean;
}

@ObjectType("Register", { description: "The register of a class in one session." })
export class RegisterType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => SessionEnum, { description: "The session." })
  session!: Session;

  @Field(() => TotalsType, { description: "Its totals." })
  totals!: TotalsType;

  @Field(() => [RegisterMarkType], { description: "Each learner on it whom you may see, in the order of the roster." })
  marks!: RegisterMarkType[];

  @Field(() => UserType, {
    nullable: true,
    description: "Who took it; null while only single marks were set.",
  })
  takenBy!: UserType | null;

  @Field(() => Date, {
    nullable: true,
    description: "When the server had it; null while only single marks were set.",
  })
  takenAt!: Date | null;
}
