import { Field, Int, ObjectType } from "type-graphql";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import type { Session } from "../values/session.js";
import { AttendanceStatusEnum } from "./attendance-status.enum.js";
import { SessionEnum } from "./session.enum.js";

@ObjectType("LearnerAttendance", { description: "In how many sessions a learner was what." })
export class LearnerAttendanceType {
  @Field(() => Int, { description: "Sessions in which a register was taken while the learner was on its roster." })
  sessions!: number;

  @Field(() => Int, { description: "Present." })
  present!: number;

  @Field(() => Int, { description: "Late." })
  late!: number;

  @Field(() => Int, { description: "Absent." })
  absent!: number;

  @Field(() => Int, { description: "Excused." })
  excused!: number;

  @Field(() => Int, { description: "On the register, but nobody has said." })
  notTaken!: number;
}

@ObjectType("Mark", { simpleResolvers: true, description: "What the register of one session says of a learner." })
export class MarkType {
  /** Not part of the API: the class whose register says it, and the number of the reason in the school. */
  classId!: ClassId;
  reasonNumber!: number | null;

  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => SessionEnum, { description: "The session." })
  session!: Session;

  @Field(() => AttendanceStatusEnum, { description: "What it says." })
  status!: AttendanceStatus;

  @Field(() => Int, { nullable: true, description: "How many minutes late; null when not late or not known." })
  minutesLate!: number | null;

  @Field(() => Boolean, {
    description: "Two people said different things without knowing of each other; the later of the two is shown.",
  })
  contested!: boolean;
}
