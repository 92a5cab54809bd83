import type { SchoolDay } from "../values/school-day.js";

/** Why a register cannot be written as asked. */
export const FaultCode = {
  noSuchClass: "NO_SUCH_CLASS",
  notASchoolDay: "NOT_A_SCHOOL_DAY",
  dayInFuture: "DAY_IN_FUTURE",
  termClosed: "TERM_CLOSED",
  unknownRoster: "UNKNOWN_ROSTER",
  unknownLearner: "UNKNOWN_LEARNER",
  unknownReason: "UNKNOWN_REASON",
} as const;
export type FaultCode = (typeof FaultCode)[keyof typeof FaultCode];

/** A refusal for people and for programs: the message is a sentence that says what to do. */
export type AttendanceFault = { readonly code: FaultCode; readonly message: string };

export const fault = {
  noSuchClass: (): AttendanceFault => ({
    code: FaultCode.noSuchClass,
    message: "This school has no such class. Ask the head which class you teach.",
  }),
  notASchoolDay: (reason: string): AttendanceFault => ({
    code: FaultCode.notASchoolDay,
    message: `${reason} Choose a day of the term on which school was held.`,
  }),
  dayInFuture: (today: SchoolDay): AttendanceFault => ({
    code: FaultCode.dayInFuture,
    message: `That day is still to come: today is ${today}. Check this device's date and take the register again.`,
  }),
  termClosed: (): AttendanceFault => ({
    code: FaultCode.termClosed,
    message: "The registers of that term are closed. Ask the head.",
  }),
  unknownRoster: (): AttendanceFault => ({
    code: FaultCode.unknownRoster,
    message: "The class list this register was taken from is not known. Fetch the class again and take the register.",
  }),
  unknownLearner: (position: number): AttendanceFault => ({
    code: FaultCode.unknownLearner,
    message: `Number ${position} is not on the class list. Fetch the class again and take the register.`,
  }),
  unknownReason: (position: number): AttendanceFault => ({
    code: FaultCode.unknownReason,
    message: `The reason given for number ${position} cannot explain that mark. Choose another reason.`,
  }),
};
