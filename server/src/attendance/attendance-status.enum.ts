import { registerEnumType } from "type-graphql";
import { AttendanceStatus } from "../values/attendance-status.js";

export const AttendanceStatusEnum = {
  PRESENT: AttendanceStatus.present,
  LATE: AttendanceStatus.late,
  ABSENT: AttendanceStatus.absent,
  EXCUSED: AttendanceStatus.excused,
  NOT_TAKEN: AttendanceStatus.notTaken,
} as const;

registerEnumType(AttendanceStatusEnum, {
  name: "AttendanceStatus",
  description: "What a register says of one learner in one session.",
  valuesConfig: {
    PRESENT: { description: "Was there." },
    LATE: { description: "Came late." },
    ABSENT: { description: "Was not there." },
    EXCUSED: { description: "Was not there, with leave." },
    NOT_TAKEN: { description: "Nobody has said; never the same as absent." },
  },
});
