import type { AssessmentFault } from "../assessment/assessment-fault.js";
import type { AttendanceFault } from "../attendance/attendance-fault.js";
import type { Standing } from "./standing.js";
import type { RecordOutcome } from "../events/recorded.js";
import { MAX_HELD } from "./batch-limits.js";
import { Outcome } from "./operation.entity.js";
import { RejectCode } from "./reject-code.js";

/** What became of one operation. */
export type Verdict = {
  /** 0 when the operation's own counter could not be read. */
  readonly counter: number;
  readonly outcome: Outcome;
  readonly code: RejectCode | null;
  /** A sentence for people, in English; devices have their own for each code. */
  readonly message: string | null;
  /** The cells it is about, in the wire's form. */
  readonly cells: string | null;
  /** The sequence of its effect in the scope of the class's term. */
  readonly seq: number | null;
};

const MESSAGES = {
  [RejectCode.unknownKind]: "This server does not know that kind of change yet. Keep it and try again later.",
  [RejectCode.malformed]: "This change cannot be read. Make it again; if it goes on, update the app.",
  [RejectCode.notYourClass]: "This is not a class of yours. Ask the head to give it to you, or let it go.",
  [RejectCode.accessEnded]: "The class was no longer yours when this was written. Ask the head.",
  [RejectCode.tooMuchHeld]: `The class is no longer yours, and ${MAX_HELD} records of yours wait for the head already. Ask the head to decide on them, then send this again.`,
  [RejectCode.counterReused]: "This device counted twice. It is sent again under a new number.",
  [RejectCode.serverFault]: "The server failed on this change and has noted it. Try again later.",
} as const;

const HELD_MESSAGES: Readonly<Record<Standing, string>> = {
  present: "The class is no longer yours. What you wrote waits for the head to decide.",
  "shut-out": "This device was shut out. What was written on it waits for the head to decide.",
  gone: "You are no longer on the staff of this school. What you wrote waits for the head to decide.",
};

const without = { code: null, message: null, cells: null, seq: null };

export const verdict = {
  taken: (counter: number, outcome: RecordOutcome, seq: number, cells: string): Verdict => ({
    ...without,
    counter,
    outcome,
    seq,
    cells: cells === "" ? null : cells,
  }),
  rejected: (counter: number, code: keyof typeof MESSAGES): Verdict => ({
    ...without,
    counter,
    outcome: Outcome.rejected,
    code,
    message: MESSAGES[code],
  }),
  faulty: (counter: number, { code, message }: AttendanceFault | AssessmentFault): Verdict => ({
    ...without,
    counter,
    outcome: Outcome.rejected,
    code,
    message,
  }),
  held: (counter: number, cells: string, standing: Standing): Verdict => ({
    ...without,
    counter,
    outcome: Outcome.held,
    message: HELD_MESSAGES[standing],
    cells: cells === "" ? null : cells,
  }),
  declined: (counter: number, reason: string): Verdict => ({
    ...without,
    counter,
    outcome: Outcome.rejected,
    code: RejectCode.declined,
    message: reason,
  }),
  blocked: (counter: number, by: number): Verdict => ({
    ...without,
    counter,
    outcome: Outcome.blocked,
    code: RejectCode.blockedBy,
    message: `An earlier change of the same mark (number ${by}) was not taken. Settle that one first.`,
  }),
};
