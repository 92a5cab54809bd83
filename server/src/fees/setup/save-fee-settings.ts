import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { openLedger } from "../ledger/open-ledger.js";
import { type FeeSettingsRow, readFeeSettings } from "./read-fee-settings.js";
import { checkVoteHeads } from "./read-vote-heads.js";

const MAX_DUE_DAYS = 365;
const MAX_CHILDREN = 12;
const SETTINGS = {
  name: "feeSettings",
  columns: ["schoolId", "dueDays", "siblingPercents", "siblingVoteHeads", "waiverLimit"],
  key: ["schoolId"],
} as const;

/**
 * Says how the school handles its fees, from now on. Only who may raise it, `mayRaise`, raises what one person waives alone:
 * else whoever is to ask a second person would free themselves of it.
 */
export async function saveFeeSettings(
  tx: Em,
  actor: Actor,
  now: Date,
  wanted: FeeSettingsRow,
  mayRaise: boolean,
): Promise<FeeSettingsRow> {
  const { schoolId, userId } = actor;
  check(wanted);
  await openLedger(tx, actor, now);
  if (!mayRaise && wanted.waiverLimit > (await readFeeSettings(tx, schoolId)).waiverLimit) {
    throw new Refusal(ErrorCode.forbidden, "Only the head raises what one person may waive alone.");
  }
  await checkVoteHeads(tx, schoolId, wanted.siblingVoteHeads);
  const { dueDays, waiverLimit } = wanted;
  const siblingPercents = wanted.siblingPercents.join(",");
  const siblingVoteHeads = wanted.siblingVoteHeads.join(",");
  await writeRows(tx, SETTINGS, [{ schoolId, dueDays, siblingPercents, siblingVoteHeads, waiverLimit }]);
  const detail = `due ${dueDays} days, siblings ${siblingPercents || "-"} on ${siblingVoteHeads || "-"}, limit ${waiverLimit}`;
  const subject = `school:${schoolId}`;
  await recordAudit(tx, { schoolId, userId, action: "fee-settings.saved", subject, detail, at: now });
  return readFeeSettings(tx, schoolId);
}

function check({ dueDays, siblingPercents, waiverLimit }: FeeSettingsRow): void {
  if (dueDays < 0 || dueDays > MAX_DUE_DAYS) {
    throw new Refusal(ErrorCode.badInput, `Invoices are due within 0 to ${MAX_DUE_DAYS} days.`);
  }
  if (siblingPercents.length > MAX_CHILDREN || siblingPercents.some((percent) => percent < 0 || percent > 100)) {
    throw new Refusal(
      ErrorCode.badInput,
      `Give discounts from 0 to 100 percent, for at most ${MAX_CHILDREN} children.`,
    );
  }
  if (waiverLimit < 0) throw new Refusal(ErrorCode.badInput, "Give a limit of 0 or more.");
}
