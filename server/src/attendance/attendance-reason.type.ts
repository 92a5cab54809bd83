import { Field, Int, ObjectType } from "type-graphql";
import { ATTENDANCE_STATUSES, type AttendanceStatus } from "../values/attendance-status.js";
import { AttendanceStatusEnum } from "./attendance-status.enum.js";
import type { Reason } from "./read-reasons.js";

@ObjectType("AttendanceReason", { description: "Why a learner was absent, late or excused, in the school's words." })
export class AttendanceReasonType {
  @Field(() => Int, { description: "The reason's number in the school, as operations give it." })
  id!: number;

  @Field(() => String, { description: "A name that stays the same in every language." })
  code!: string;

  @Field(() => String, { description: "The reason in English." })
  english!: string;

  @Field(() => String, { description: "The reason in Kiswahili." })
  kiswahili!: string;

  @Field(() => [AttendanceStatusEnum], { description: "What it may explain." })
  statuses!: AttendanceStatus[];
}

export const toReasonType = ({ number, code, english, kiswahili, statuses }: Reason): AttendanceReasonType => ({
  id: number,
  code,
  english,
  kiswahili,
  statuses: ATTENDANCE_STATUSES.filter((status) => statuses.includes(status)),
});
