import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";

/** An account as it is compared: capitals, letters and digits alone. `adm 017/a` and `ADM-017A` are one. */
export const bareAccount = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** A school that is paid at a number, and what its payers write before the admission number where several share it. */
export type Payee = { readonly schoolId: SchoolId; readonly prefix: string | null };

export type Match = {
  readonly schoolId: SchoolId;
  /** Null when no learner, or more than one, has exactly that admission number. */
  readonly learnerId: LearnerId | null;
};

/** What stands for a learner whose admission number is too long for an account: `ASILI` and the attempt's id. */
export const accountOfAttempt = (id: number): string => `ASILI${id.toString(36).toUpperCase()}`;

/**
 * Whose an account is, of the schools that are paid at the number. What names nobody exactly belongs to the school whose
 * prefix it bears, or to the one without a prefix, and is nobody's there. Where several share the number and each has a
 * prefix, a number without one could be a learner's of any: it waits in the first school's suspense.
 */
export async function matchAccount(
  em: Em,
  shortcode: string,
  payees: readonly Payee[],
  account: string | null,
): Promise<Match> {
  const bare = bareAccount(account ?? "");
  const prompted = await matchAttempt(em, shortcode, bare);
  if (prompted) return prompted;
  const payee = payeeOf(payees, bare);
  if (!payee) {
    if (!payees[0]) throw new Error("no school is paid at this number");
    return { schoolId: payees[0].schoolId, learnerId: null };
  }
  const { schoolId, prefix } = payee;
  const number = bare.slice(bareAccount(prefix ?? "").length);
  return { schoolId, learnerId: number === "" ? null : await matchLearner(em, schoolId, number) };
}

/** The longest prefix wins; without one, the school that has none, or the only one. */
function payeeOf(payees: readonly Payee[], bare: string): Payee | null {
  const bearing = payees
    .filter(({ prefix }) => prefix !== null && bare.startsWith(bareAccount(prefix)))
    .toSorted((one, other) => other.prefix!.length - one.prefix!.length);
  const plain = bearing[0] ?? payees.find(({ prefix }) => prefix === null);
  if (plain) return plain;
  return payees.length === 1 ? { ...payees[0]!, prefix: null } : null;
}

async function matchAttempt(em: Em, shortcode: string, bare: string): Promise<Match | null> {
  if (!bare.startsWith("ASILI")) return null;
  const [found] = await runSql<Match>(
    em,
    `select school_id as schoolId, learner_id as learnerId from mpesa_attempt where shortcode = ? and account = ?
     order by id desc limit 1`,
    [shortcode, bare],
  );
  return found ? { ...found } : null;
}

async function matchLearner(em: Em, schoolId: SchoolId, bare: string): Promise<LearnerId | null> {
  const sql = "select id, admission_number as admissionNumber from learner where school_id = ? and void_at is null";
  const learners = await runSql<{ id: LearnerId; admissionNumber: string }>(em, sql, [schoolId]);
  const same = learners.filter(({ admissionNumber }) => bareAccount(admissionNumber) === bare);
  return same.length === 1 ? same[0]!.id : null;
}
