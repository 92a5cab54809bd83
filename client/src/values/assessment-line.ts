import type { AssessmentId, ScaleId, SubjectId, UserId } from "./ids";
import { MalformedError } from "./malformed-error";
import { decodeDay, type SchoolDay } from "./school-day";
import { wholeNumber } from "./whole-number";

const KINDS = { O: "opener", M: "mid-term", E: "end-term", T: "sba-task", P: "project" } as const;

/** A test or a task of one class in one subject. */
export type AssessmentLine = {
  readonly assessmentId: AssessmentId;
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  readonly subject: string;
  readonly name: string;
  /** The most marks there are; null where learners get levels. */
  readonly maximum: number | null;
  readonly day: SchoolDay;
  /** Who submitted its sheet, and when in unix seconds, by the server; null while it takes scores. */
  readonly submitted: { readonly by: UserId; readonly at: number } | null;
  /** Null for old ones, and where it is not graded. */
  readonly subjectId: SubjectId | null;
  readonly scaleId: ScaleId | null;
  /** How much it counts beside the subject's others of the term. */
  readonly weight: number;
  /** Whether what was submitted was looked through and approved. */
  readonly approved: boolean;
};

/** Item `a<assessment>`: `E|Mathematics|End of term|100|261120|17|1795420805|3|2|100|1` */
export function decodeAssessmentLine(key: string, line: string): AssessmentLine {
  const [kind = "", subject = "", name = "", maximum, day = "", by, at, subjectId, scale, weight, approved] =
    line.split("|");
  if (!(kind in KINDS)) throw new MalformedError("an assessment", line);
  return {
    assessmentId: wholeNumber(key.slice(1)),
    kind: KINDS[kind as keyof typeof KINDS],
    subject,
    name,
    maximum: maximum === "" ? null : wholeNumber(maximum),
    day: decodeDay(day),
    submitted: by === "" ? null : { by: wholeNumber(by), at: wholeNumber(at, 0, Number.MAX_SAFE_INTEGER) },
    subjectId: subjectId ? wholeNumber(subjectId) : null,
    scaleId: scale ? wholeNumber(scale) : null,
    weight: weight ? wholeNumber(weight) : 100,
    approved: approved === "1",
  };
}
