import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import type { WaiverId } from "../../values/ids.js";
import { addMoney, type Cents, formatMoney } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import { Account } from "../ledger/account.js";
import { EntryKind } from "../ledger/entry-kind.js";
import { evenOut } from "../ledger/even-out.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { type EntryLine, postEntry } from "../ledger/post-entry.js";
import { readOpenLines } from "../ledger/read-open-lines.js";
import { type OpenLine, settle } from "../ledger/settle.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { findWaiver, type WaiverRow } from "./read-waivers.js";
import { WaiverStatus } from "./waiver-status.js";

/** Lets off what a waiver says, oldest first, of what is owed now; refuses when less is owed. */
export async function grantWaiver(ledger: Ledger, id: WaiverId): Promise<WaiverRow> {
  const { tx, schoolId, userId, now } = ledger;
  const { learnerId, voteHeadId, cents, reason } = (await findWaiver(tx, schoolId, id))!;
  const { lines } = (await readOpenLines(tx, schoolId, [learnerId])).get(learnerId)!;
  const meant = lines.filter((line) => line.cents > 0 && (voteHeadId === null || line.voteHeadId === voteHeadId));
  const owed = addMoney(meant.map((line) => line.cents));
  if (owed < cents) {
    const what = voteHeadId === null ? "" : " for that vote head";
    throw new Refusal(
      ErrorCode.conflict,
      `Only KES ${formatMoney(owed, "short")} is owed${what}: waive that much at most.`,
    );
  }
  const off = settle(meant, cents).parts.flatMap((part) => letOff(learnerId, part));
  const day = schoolDayAt(now);
  const key = `waiver:${id}`;
  const entryId = await postEntry(ledger, { kind: EntryKind.waiver, day, memo: reason, key, lines: off });
  const sql =
    "update waiver set status = ?, entry_id = ?, decided_by = ?, decided_at = ? where school_id = ? and id = ?";
  await runSql(tx, sql, [WaiverStatus.granted, entryId, userId, now, schoolId, id]);
  await evenOut(ledger, [learnerId], day, key);
  const detail = `KES ${formatMoney(cents)} of learner ${learnerId}: ${reason}`;
  await recordAudit(tx, { schoolId, userId, action: "waiver.granted", subject: key, detail, at: now });
  await tellFeesChanged(ledger, key, [learnerId]);
  return (await findWaiver(tx, schoolId, id))!;
}

function letOff(learnerId: WaiverRow["learnerId"], { cents, voteHeadId, invoiceLineId }: OpenLine): EntryLine[] {
  const place = { learnerId, voteHeadId, invoiceLineId };
  return [
    { account: Account.waivers, ...place, cents },
    { account: Account.receivable, ...place, cents: -cents as Cents },
  ];
}
