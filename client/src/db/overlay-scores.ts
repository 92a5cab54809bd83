import type { PlacedScore } from "../values/score-run";
import type { SheetOperation } from "../values/sheet-operation";
import { NO_SCORE } from "../values/score";
import type { Position } from "../values/ids";

/** What a sheet says, by position, and whether it takes scores. */
export type ShownSheet = { readonly scores: ReadonlyMap<Position, PlacedScore>; readonly submitted: boolean };

/** The sheet as it will stand if the server accepts an operation: what a screen shows until it answers. */
export function overlayScores(sheet: ShownSheet, operation: SheetOperation): ShownSheet {
  if (operation.kind !== "scores") return { ...sheet, submitted: operation.kind === "submit" };
  const scores = new Map(sheet.scores);
  for (const said of operation.scores) {
    if (said.score === NO_SCORE) scores.delete(said.position);
    else scores.set(said.position, said);
  }
  return { ...sheet, scores };
}
