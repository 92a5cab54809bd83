import type { Proposals } from "../../db/read-proposals";
import type { Position } from "../../values/ids";

/** What was chosen in this sitting, by the name of the question. */
export type ChosenScores = ReadonlyMap<string, 0 | 1>;

/** Names a question: the same learner given other scores anew is another one. */
export function scoreQuestionOf({ assessment, cells }: Proposals, position: Position): string {
  const { score, others } = cells.find(({ learner }) => learner.position === position)?.score ?? {};
  return JSON.stringify([assessment.assessmentId, position, score, others]);
}

/**
 * The sheets to show: those that wait now, and what was chosen in this sitting, which stays in its place so that nothing
 * moves under the finger and a slip can be put right.
 */
export function keepChosenScores(
  shown: readonly Proposals[],
  now: readonly Proposals[],
  chosen: ChosenScores,
): Proposals[] {
  const isOf = (one: Proposals) => (other: Proposals) => one.assessment.assessmentId === other.assessment.assessmentId;
  const kept = shown.flatMap((sheet) => {
    const current = now.find(isOf(sheet));
    const cells = mergeCells(sheet, current, chosen);
    return cells.length > 0 ? [{ ...(current ?? sheet), cells }] : [];
  });
  return [...kept, ...now.filter((sheet) => !shown.some(isOf(sheet)))];
}

function mergeCells(shown: Proposals, current: Proposals | undefined, chosen: ChosenScores): Proposals["cells"] {
  const open = current?.cells ?? [];
  const at = (position: Position) => (cell: Proposals["cells"][number]) => cell.learner.position === position;
  const kept = shown.cells.flatMap((cell) => {
    const { position } = cell.learner;
    const still = open.find(at(position));
    if (still) return [still];
    return chosen.has(scoreQuestionOf(shown, position)) ? [cell] : [];
  });
  return [...kept, ...open.filter(({ learner }) => !shown.cells.some(at(learner.position)))];
}
