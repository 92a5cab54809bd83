import type { SentMark } from "./peer-database.js";

/** A class teacher signed in on a phone, and the class they teach. */
export type BenchTeacher = {
  readonly token: string;
  readonly classId: number;
  readonly learnerIds: readonly number[];
  /** Up to which sequence their phone knows the class: all that was written before the measurement. */
  readonly seen: number;
};

/** One kind of request; `nth` makes a body differ from the one before, so that every push has something new to say. */
export type BenchRequest = {
  readonly name: string;
  /** What Asili is sent. */
  asili(teacher: BenchTeacher, nth: number): object;
  /** What its peers are sent. */
  peer(teacher: BenchTeacher, nth: number): object;
  /** Whether all answers must be the same. */
  readonly isRead: boolean;
};

const DAYS = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"];
const REGISTERS = DAYS.flatMap((day) => ["m", "a"].map((session) => ({ day, session })));
const CLOCK = Date.parse("2026-11-20T15:00:00Z") / 1000;

const VIEWER = { query: "{ viewer { deviceId roles user { id name } } }" };
const MARKS = `query ($id: ID!) { class(id: $id) {
  id grade learners(first: 45) { nodes { id name admissionNumber marks(last: 10) { day session status } } } } }`;
const PUSH = `mutation ($now: Int!, $ops: [Operation!]!) {
  push(v: 1, now: $now, ops: $ops) { verdicts { counter outcome } } }`;
const SAVE = "mutation ($marks: [MarkInput!]!) { saveMarks(marks: $marks) }";

const read = (name: string, body: (teacher: BenchTeacher) => object): BenchRequest => ({
  name,
  asili: body,
  peer: body,
  isRead: true,
});

/** Who is not there in the nth push: five of 45, other ones each time. */
const absentIn = (nth: number, register: number): number[] =>
  Array.from({ length: 5 }, (_, at) => 1 + ((nth * 7 + register * 3 + at * 9) % 45)).toSorted((a, b) => a - b);

export const benchRequests: readonly BenchRequest[] = [
  read("tiny: the viewer", () => VIEWER),
  read("nested: 45 learners x 10 marks", ({ classId }) => ({ query: MARKS, variables: { id: String(classId) } })),
  {
    name: "bulk: 10 rolls, 450 marks",
    isRead: false,
    asili: ({ classId, seen }, nth) => {
      const ops = REGISTERS.map(({ day, session }, at) => {
        const cells = absentIn(nth, at).map((position) => `A${position}`);
        const when = `${day.slice(2).replaceAll("-", "")}${session}`;
        return `${nth * REGISTERS.length + at + 1} r ${classId} ${when} 1 P${cells.join("")} ${seen} ${CLOCK}`;
      });
      return { query: PUSH, variables: { now: CLOCK, ops } };
    },
    peer: ({ learnerIds }, nth) => {
      const marks = REGISTERS.flatMap(({ day, session }, at): SentMark[] => {
        const absent = new Set(absentIn(nth, at));
        return learnerIds.map((id, place) => ({
          learnerId: String(id),
          day,
          session,
          status: absent.has(place + 1) ? "A" : "P",
        }));
      });
      return { query: SAVE, variables: { marks } };
    },
  },
];
