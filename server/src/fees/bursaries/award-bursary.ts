import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { BursaryId } from "../../values/ids.js";
import { type Cents, formatMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Ledger } from "../ledger/open-ledger.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";
import type { RequestKey } from "../read-request-key.js";
import { checkShares } from "../receipts/check-shares.js";
import type { Share } from "../receipts/post-payment.js";

export type Award = {
  readonly key: RequestKey;
  readonly sponsor: string;
  /** Of the sponsor's letter. */
  readonly reference: string;
  readonly cents: Cents;
  readonly day: SchoolDay;
  /** Who is promised what; the rest of the total is for nobody yet. */
  readonly shares: readonly Share[];
};

const MAX_SPONSOR = 120;
const MAX_REFERENCE = 60;
const BURSARY = {
  name: "bursary",
  columns: ["schoolId", "sponsor", "reference", "cents", "day", "requestKey", "createdBy", "createdAt"],
} as const;
const SHARE = { name: "bursaryShare", columns: ["schoolId", "bursaryId", "learnerId", "cents"] } as const;

/** Notes what a sponsor promised, once for each key. It is expected, and nothing is paid by it: the journal is not touched. */
export async function awardBursary(ledger: Ledger, { key, shares, day, ...wanted }: Award): Promise<BursaryId> {
  const { tx, schoolId, userId, now } = ledger;
  const known = await findByKey(ledger, key);
  if (known !== null) return known;
  const sponsor = readLine(wanted.sponsor, "who gives it", MAX_SPONSOR);
  const reference = readLine(wanted.reference, "the sponsor's reference", MAX_REFERENCE);
  const cents = readAmount(wanted.cents, "the whole bursary");
  if (shares.length === 0) throw new Refusal(ErrorCode.badInput, "Say which learners it is for.");
  await checkShares(ledger, shares, cents);
  const made = { schoolId, sponsor, reference, cents, day };
  await writeRows(tx, BURSARY, [{ ...made, requestKey: key, createdBy: userId, createdAt: now }]);
  const bursaryId = (await findByKey(ledger, key))!;
  const rows = shares.map((share) => ({ schoolId, bursaryId, learnerId: share.learnerId, cents: share.cents }));
  await writeRows(tx, SHARE, rows);
  await recordAudit(tx, {
    schoolId,
    userId,
    at: now,
    action: "bursary.awarded",
    subject: `bursary:${bursaryId}`,
    detail: `${sponsor}, ${reference}: KES ${formatMoney(cents)} for ${shares.length} learners`,
  });
  return bursaryId;
}

async function findByKey({ tx, schoolId }: Ledger, key: RequestKey): Promise<BursaryId | null> {
  const sql = "select id from bursary where school_id = ? and request_key = ?";
  const [row] = await runSql<{ id: BursaryId }>(tx, sql, [schoolId, key]);
  return row?.id ?? null;
}
