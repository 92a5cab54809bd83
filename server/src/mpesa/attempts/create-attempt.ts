import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { AdmissionNumber } from "../../values/admission-number.js";
import type { LearnerId, MpesaAttemptId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";
import { accountOfAttempt, bareAccount, matchAccount, type Payee } from "../payments/match-account.js";
import { AttemptState, OPEN_STATES } from "./attempt-state.js";
import { type Attempt, readAttempts } from "./lock-attempt.js";

export type Wanted = {
  readonly learnerId: LearnerId;
  readonly cents: Cents;
  readonly phone: Phone;
  /** The user's own, from the device: 1 to 64 letters, digits, hyphens or underscores. */
  readonly key: string;
};

/** The number that is paid to, and what its accounts begin with. */
export type PaidNumber = { readonly shortcode: string; readonly prefix: string | null };

const MOST_ACCOUNT = 12;
/** As long as a prompt may be open. */
const PROMPT_MS = 2 * 60_000;

const ATTEMPT = {
  name: "mpesaAttempt",
  columns: [
    ...(["schoolId", "learnerId", "userId", "key", "cents", "phone", "shortcode", "account", "state"] as const),
    ...(["tokenHash", "looks", "dueAt", "version", "createdAt", "changedAt"] as const),
  ],
} as const;

/**
 * Records an attempt before anything is sent; one with the same key is it already. A phone that has a prompt open for the
 * learner gets no second one.
 */
export async function createAttempt(
  tx: Em,
  viewer: UserViewer,
  wanted: Wanted,
  number: PaidNumber,
  token: string,
  now: Date,
): Promise<{ attempt: Attempt; isNew: boolean }> {
  const { schoolId, userId } = viewer;
  const admissionNumber = await lockLearner(tx, schoolId, wanted.learnerId);
  const known = await findByKey(tx, viewer, wanted);
  if (known) return { attempt: known, isNew: false };
  if (await isPrompted(tx, wanted, now)) {
    const instead = "Answer it there, or wait two minutes.";
    throw new Refusal(ErrorCode.conflict, `That phone has been asked already, for this learner. ${instead}`);
  }
  const tokenHash = hashSecret(token);
  const begun = { state: AttemptState.created, looks: 0, dueAt: new Date(now.getTime() + PROMPT_MS), version: 1 };
  const said = { ...wanted, schoolId, userId, shortcode: number.shortcode, account: "", tokenHash };
  await writeRows(tx, ATTEMPT, [{ ...said, ...begun, createdAt: now, changedAt: now }]);
  const [made] = await readAttempts(tx, "token_hash = ?", [tokenHash]);
  if (!made) throw new Error("an attempt was recorded and is not there");
  const account = await accountFor(tx, schoolId, number, { id: wanted.learnerId, admissionNumber }, made.id);
  await runSql(tx, "update mpesa_attempt set account = ? where id = ?", [account, made.id]);
  const detail = `KES ${wanted.cents / 100} for learner ${wanted.learnerId}`;
  const subject = `mpesa-attempt:${made.id}`;
  await recordAudit(tx, { schoolId, userId, action: "mpesa-attempt.begun", subject, detail, at: now });
  return { attempt: { ...made, account }, isNew: true };
}

/** What the user's key was used for; refused where that is another payment. */
export async function findByKey(
  em: Em,
  { userId }: UserViewer,
  { key, learnerId, cents, phone }: Wanted,
): Promise<Attempt | null> {
  const [known] = await readAttempts(em, "user_id = ? and `key` = ?", [userId, key]);
  if (!known) return null;
  if (known.learnerId === learnerId && known.cents === cents && known.phone === phone) return known;
  throw new Refusal(ErrorCode.conflict, "That key was used for another payment. Begin this one anew.");
}

/** Of several who would prompt for one learner at once, each sees what the others did. */
async function lockLearner(tx: Em, schoolId: SchoolId, learnerId: LearnerId): Promise<AdmissionNumber> {
  const sql = "select admission_number as admissionNumber from learner where school_id = ? and id = ?";
  const locking = isSqlite(tx) ? sql : `${sql} for update`;
  const [learner] = await runSql<{ admissionNumber: AdmissionNumber }>(tx, locking, [schoolId, learnerId]);
  if (!learner) throw new Refusal(ErrorCode.notFound, "The school has no such learner.");
  return learner.admissionNumber;
}

async function isPrompted(tx: Em, { learnerId, phone }: Wanted, now: Date): Promise<boolean> {
  const open = await runSql(
    tx,
    `select id from mpesa_attempt where learner_id = ? and phone = ? and created_at > ? and state in (?, ?, ?, ?)
     and receipt is null limit 1`,
    [learnerId, phone, new Date(now.getTime() - PROMPT_MS), ...OPEN_STATES],
  );
  return open.length > 0;
}

type Named = { readonly id: LearnerId; readonly admissionNumber: AdmissionNumber };

/** The admission number, where it is short enough and nobody else's; else what stands for this attempt. */
async function accountFor(
  tx: Em,
  schoolId: SchoolId,
  { shortcode, prefix }: PaidNumber,
  { id, admissionNumber }: Named,
  attemptId: MpesaAttemptId,
): Promise<string> {
  const account = bareAccount(`${prefix ?? ""}${admissionNumber}`);
  if (account.length > MOST_ACCOUNT || !/^[A-Z0-9]+$/.test(account)) return accountOfAttempt(attemptId);
  const payee: Payee = { schoolId, prefix };
  const match = await matchAccount(tx, shortcode, [payee], account);
  return match.learnerId === id ? account : accountOfAttempt(attemptId);
}
