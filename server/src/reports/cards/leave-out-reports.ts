import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { ReportCardId } from "../../values/ids.js";
import { CardState, ReportCard } from "./report-card.entity.js";

export const MOST_LEFT_OUT = 200;

/** Leaves drafts out of what is published, or takes them in again. */
export async function leaveOutReports(
  tx: Em,
  { schoolId }: UserViewer,
  ids: readonly ReportCardId[],
  isLeftOut: boolean,
): Promise<void> {
  if (ids.length > MOST_LEFT_OUT)
    throw new Refusal(ErrorCode.badInput, `Choose at most ${MOST_LEFT_OUT} cards at once.`);
  const { draft, leftOut } = CardState;
  const unpublished = { schoolId, id: { $in: [...ids] }, state: { $in: [draft, leftOut] } };
  const found = await tx.nativeUpdate(ReportCard, unpublished, { state: isLeftOut ? leftOut : draft });
  if (found < new Set(ids).size) {
    throw new Refusal(ErrorCode.notFound, "One of these cards is not a draft any more. Look at the list again.");
  }
}
