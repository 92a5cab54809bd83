import type { UserId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import type { Score } from "../values/score.js";
import type { OwnScore, SheetRef } from "./score-sheet.js";

/** Word to a user that two people gave a learner different scores, neither knowing of the other. */
export type ProposalNotice = {
  readonly ref: SheetRef;
  readonly position: number;
  readonly to: UserId;
  /** What the recipient said; for whoever said neither, what stands. */
  readonly own: Score;
  readonly other: Score;
  readonly otherUserId: UserId;
};

const POSITIONS = 10_000;

/** The notice's key in a user's feed: a cell has one, however often it is contested. */
export const proposalItem = ({ assessmentId }: SheetRef, position: number): string =>
  `p${assessmentId * POSITIONS + position}`;

/** The notices of a contested cell: to whoever gave what stands, to everybody who proposed something else, to the heads. */
export function noticesOf(
  ref: SheetRef,
  { position, value, proposals }: OwnScore,
  heads: readonly UserId[],
): ProposalNotice[] {
  const newest = proposals.at(-1);
  if (!value || !newest) return [];
  const stands = { own: value.score, by: value.source.authorId };
  const proposed = new Map(proposals.map(({ score, source }) => [source.authorId, score]));
  return [...new Set([stands.by, ...proposed.keys(), ...heads])].map((to) => {
    const own = to === stands.by ? undefined : proposed.get(to);
    return own === undefined
      ? { ref, position, to, own: stands.own, other: newest.score, otherUserId: newest.source.authorId }
      : { ref, position, to, own, other: stands.own, otherUserId: stands.by };
  });
}

/** `12|340|4|48|45|Achieng Odhiambo|1795420805` */
export function encodeProposalNotice({ ref, position, own, other }: ProposalNotice, name: string, now: Date): string {
  const at = Math.floor(now.getTime() / 1000);
  return [ref.classId, ref.assessmentId, position, own, other, toLineText(name), at].join("|");
}
