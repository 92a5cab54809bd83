import type { LearnerId, UserId } from "../../values/ids.js";
import { type Notice, NoticeKind } from "../notice.js";
import type { OwnCell, Register } from "../register.js";
import { hideReason, type RestrictedReasons } from "../restricted-reasons.js";

type Place = Pick<Notice, "kind" | "ref" | "position">;

/** The cells that are contested anew since the register was read, told to both authors and the heads. */
export function newContests(
  read: Register,
  register: Register,
  heads: readonly UserId[],
  restricted: RestrictedReasons,
): Notice[] {
  return [...register.cells]
    .filter(([learnerId, cell]) => cell.other !== null && read.cells.get(learnerId) !== cell)
    .flatMap(([, cell]) => noticesOf(register, cell, heads, restricted));
}

/** Where a cell was contested and is no more; of a learner who came back to the class, also the number they had before. */
export function settledContests(read: Register, register: Register): Place[] {
  return [...read.cells]
    .filter(([learnerId, { other, position }]) => other !== null && contestedAt(register, learnerId) !== position)
    .map(([, { position }]) => ({ kind: NoticeKind.contested, ref: register, position }));
}

function contestedAt({ cells }: Register, learnerId: LearnerId): number | null {
  const cell = cells.get(learnerId);
  return cell?.other ? cell.position : null;
}

function noticesOf(ref: Register, cell: OwnCell, heads: readonly UserId[], restricted: RestrictedReasons): Notice[] {
  const { value, other, position } = cell;
  if (!value || !other) return [];
  const stands = { by: value.source.authorId, mark: hideReason(value.mark, restricted) };
  const beside = { by: other.source.authorId, mark: hideReason(other.mark, restricted) };
  return [...new Set([stands.by, beside.by, ...heads])].map((to) => {
    const [own, met] = to === beside.by && to !== stands.by ? [beside, stands] : [stands, beside];
    return { kind: NoticeKind.contested, ref, position, to, value: own.mark, other: met.mark, otherUserId: met.by };
  });
}
