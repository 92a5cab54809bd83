import { Field, Int, ObjectType } from "type-graphql";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { ClassId } from "../values/ids.js";
import { AttendanceReasonType } from "./attendance-reason.type.js";
import { AttendanceStatusEnum } from "./attendance-status.enum.js";
import type { Mark } from "./mark.js";

@ObjectType("SaidMark", { description: "What was said of a learner in one session." })
export class SaidMarkType {
  @Field(() => AttendanceStatusEnum, { description: "What they were." })
  status!: AttendanceStatus;

  @Field(() => AttendanceReasonType, {
    nullable: true,
    description: "Why; null when no reason was given or it is not yours to see.",
  })
  reason!: AttendanceReasonType | null;

  @Field(() => Int, { nullable: true, description: "How many minutes late; null when not late or not known." })
  minutesLate!: number | null;
}

/** Gives a mark's reason in words, as far as the viewer may see it. */
export type ReasonOf = (classId: ClassId, number: number | null) => AttendanceReasonType | null;

export const toSaidMark = (
  { status, reason, minutesLate }: Mark,
  classId: ClassId,
  reasonOf: ReasonOf,
): SaidMarkType => ({ status, minutesLate, reason: reasonOf(classId, reason) });
