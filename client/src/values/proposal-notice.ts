import type { AssessmentId, ClassId, Position } from "./ids";
import { MalformedError } from "./malformed-error";
import { parseScore, type Score } from "./score";
import { wholeNumber } from "./whole-number";

/** Word that two people gave a learner different scores, neither knowing of the other. */
export type ProposalNotice = {
  readonly key: string;
  readonly classId: ClassId;
  readonly assessmentId: AssessmentId;
  readonly position: Position;
  /** What this user said; for whoever said neither, what stands. */
  readonly own: Score;
  readonly other: Score;
  readonly otherUserName: string;
  /** Unix seconds, by the server. */
  readonly at: number;
};

/** Item `p<id>`: `12|340|4|48|45|Achieng Odhiambo|1795420805` */
export function decodeProposalNotice(key: string, line: string): ProposalNotice {
  const [classId, assessmentId, position, own = "", other = "", otherUserName = "", at] = line.split("|");
  const scores = [parseScore(own), parseScore(other)] as const;
  if (!scores[0] || !scores[1]) throw new MalformedError("word of a proposal", line);
  return {
    key,
    classId: wholeNumber(classId),
    assessmentId: wholeNumber(assessmentId),
    position: wholeNumber(position, 1, 9999),
    own: scores[0],
    other: scores[1],
    otherUserName,
    at: wholeNumber(at, 0, Number.MAX_SAFE_INTEGER),
  };
}
