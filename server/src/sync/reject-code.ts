import { AssessmentFaultCode } from "../assessment/assessment-fault.js";
import { FaultCode } from "../attendance/attendance-fault.js";

/** Why an operation had no effect: what its feature says, and what can be said before asking a feature. */
export const RejectCode = {
  ...FaultCode,
  ...AssessmentFaultCode,
  unknownKind: "UNKNOWN_KIND",
  malformed: "MALFORMED",
  notYourClass: "NOT_YOUR_CLASS",
  accessEnded: "ACCESS_ENDED",
  /** So much of its author's waits for the head already that no more is taken. */
  tooMuchHeld: "TOO_MUCH_HELD",
  /** The head did not take in what had been held; the message is their reason. */
  declined: "DECLINED",
  blockedBy: "BLOCKED_BY",
  counterReused: "COUNTER_REUSED",
  serverFault: "SERVER_FAULT",
} as const;
export type RejectCode = (typeof RejectCode)[keyof typeof RejectCode];
