import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, ReportCardId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { CardState } from "../cards/report-card.entity.js";
import { reconcileCards } from "../phones/reconcile-cards.js";

export const MOST_WITHDRAWN = 60;
const MAX_REASON = 200;

/** Takes published cards back, from the phones too; that they were out, and why they are not, stays on record. */
export async function withdrawReports(
  tx: Em,
  { schoolId, userId }: UserViewer,
  now: Date,
  cardIds: readonly ReportCardId[],
  why: string,
): Promise<void> {
  const reason = toLineText(why);
  if (reason === "" || reason.length > MAX_REASON) {
    throw new Refusal(ErrorCode.badInput, `Say why, in at most ${MAX_REASON} letters.`);
  }
  if (cardIds.length === 0 || cardIds.length > MOST_WITHDRAWN) {
    throw new Refusal(ErrorCode.badInput, `Take back 1 to ${MOST_WITHDRAWN} cards at once.`);
  }
  const theirs = `school_id = ? and state = ? and id in ${placesFor(cardIds)}`;
  const out = [schoolId, CardState.published, ...cardIds];
  const cards = await runSql<{ learnerId: LearnerId }>(
    tx,
    `select learner_id as learnerId from report_card where ${theirs}`,
    out,
  );
  if (cards.length < new Set(cardIds).size) {
    throw new Refusal(ErrorCode.notFound, "One of these cards is not published. Look at the list again.");
  }
  const change = "update report_card set state = ?, ended_by = ?, ended_at = ?, reason = ?";
  await runSql(tx, `${change} where ${theirs}`, [CardState.withdrawn, userId, now, reason, ...out]);
  await reconcileCards(tx, schoolId, now, { learnerIds: cards.map(({ learnerId }) => learnerId) });
  const detail = `${cards.length} report cards: ${reason}`;
  const subject = `report-card:${cardIds[0]}`;
  await recordAudit(tx, { schoolId, userId, action: "reports.withdrawn", subject, detail, at: now });
}
