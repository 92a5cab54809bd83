import type { Position } from "../../values/ids";
import { decodeOperation, isOfRegister } from "../../values/operation";
import type { Score } from "../../values/score";
import type { PlacedScore } from "../../values/score-run";
import { writtenScore } from "./read-typed";
import type { SheetOnPage } from "./read-sheet-page";
import type { Edits } from "./score-sheet";

/** What the sheet says of each learner: as the server told it, with what this phone said since. */
export const heldScores = ({ shown }: Pick<SheetOnPage, "shown">): ReadonlyMap<Position, Score> =>
  new Map([...shown.scores].map(([position, { score }]) => [position, score]));

/** Learners on the roster who have two scores or more, and nothing said here since settles it. */
export function contestedOf({ shown, learners }: Pick<SheetOnPage, "shown" | "learners">): Map<Position, PlacedScore> {
  const given = learners.flatMap(({ position }) => shown.scores.get(position) ?? []);
  return new Map(given.filter(({ others }) => others).map((score) => [score.position, score]));
}

/** The sheet as it is opened: what was typed and not saved, else what the server refused, of those on the roster. */
export function begunEdits(view: Pick<SheetOnPage, "draft" | "troubled" | "learners">): Edits {
  const edits = view.draft?.typed ?? refusedScores(view);
  return new Map(
    view.learners.flatMap(({ position }) => (edits.has(position) ? [[position, edits.get(position)!]] : [])),
  );
}

/** What the server did not take, to be put right. */
function refusedScores({ troubled }: Pick<SheetOnPage, "troubled">): Edits {
  const edits = new Map<Position, string>();
  for (const { text } of troubled) {
    const refused = decodeOperation(text);
    if (isOfRegister(refused) || refused.kind !== "scores" || refused.moderation) continue;
    for (const { position, score } of refused.scores) edits.set(position, writtenScore(score));
  }
  return edits;
}
