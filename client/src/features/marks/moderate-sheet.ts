import type { AsiliDb } from "../../db/asili-db";
import { type EnteredScores, saveScores } from "../../sync/outbox/save-scores";
import { toLineText } from "../../values/line-text";
import type { Adjustment } from "./moderate";

export const REASON_LETTERS = { least: 3, most: 200 };

/** Why every mark is changed, as it is kept; null where that is no reason or too much of one. */
export function readReason(typed: string): string | null {
  const reason = toLineText(typed);
  return reason.length >= REASON_LETTERS.least && reason.length <= REASON_LETTERS.most ? reason : null;
}

/** Changes marks on a submitted sheet, all or none; it stays submitted. Leaders may. */
export const moderateSheet = (
  db: AsiliDb,
  entered: EnteredScores,
  adjustment: Adjustment,
  reason: string,
  now = Date.now(),
): Promise<void> => saveScores(db, { ...entered, moderation: { how: writeHow(adjustment), reason } }, now);

function writeHow(adjustment: Adjustment): string {
  if (adjustment.kind === "scale") return `/${adjustment.outOf}`;
  const marks = adjustment.tenths / 10;
  return marks > 0 ? `+${marks}` : String(marks);
}
