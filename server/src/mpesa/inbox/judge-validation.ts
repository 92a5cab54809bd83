import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { matchAccount } from "../payments/match-account.js";
import { numberAt } from "../payments/number-at.js";
import { readC2bNotice } from "./read-c2b-notice.js";

/** What the provider is told of a payment that is about to be made. */
export type Judgement = { readonly ResultCode: string; readonly ResultDesc: string };

const ACCEPTED: Judgement = { ResultCode: "0", ResultDesc: "Accepted" };
const rejected = (code: string): Judgement => ({ ResultCode: code, ResultDesc: "Rejected" });
const BAD_ACCOUNT = "C2B00012";
const BAD_AMOUNT = "C2B00013";
const BAD_SHORTCODE = "C2B00015";
const OTHER = "C2B00016";

/**
 * Whether a payment may go ahead; null where no such address was given out. Unless the school chose otherwise, an account
 * that names nobody is let through: its money waits in suspense, and no parent is turned away for a typing mistake.
 */
export async function judgeValidation(
  { orm, config }: Pick<Services, "orm" | "config">,
  secretHash: string,
  body: string,
): Promise<Judgement | null> {
  const em = orm.em.fork() as Em;
  const sql = "select shortcode, takes_any_account as takesAny from mpesa_secret where secret_hash = ?";
  const [known] = await runSql<{ shortcode: string; takesAny: number | boolean }>(em, sql, [secretHash]);
  if (!known) return null;
  const notice = readC2bNotice(body);
  if (!notice) return rejected(OTHER);
  const number = numberAt(config, notice.shortcode);
  if (number?.shortcode !== known.shortcode) return rejected(BAD_SHORTCODE);
  if (notice.cents === null) return rejected(BAD_AMOUNT);
  if (known.takesAny) return ACCEPTED;
  const { learnerId } = await matchAccount(em, number.shortcode, number.schools, notice.account);
  return learnerId === null ? rejected(BAD_ACCOUNT) : ACCEPTED;
}
