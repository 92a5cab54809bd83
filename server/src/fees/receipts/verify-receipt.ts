import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { ReceiptProofType } from "./receipt.type.js";

const WINDOW_SECONDS = 10 * 60;
/** People behind one address check a few receipts; codes are 2^49, so guessing at this pace finds none. */
const MOST_PER_ADDRESS = 60;

type Row = { number: number; day: SchoolDay; cents: Cents; school: string; reversedAt: unknown };

/** What a receipt's code proves, to anybody; null when there is no such code. Refuses an address that asks too often. */
export async function verifyReceipt(
  { cache }: Pick<Services, "cache">,
  em: Em,
  code: string,
  address: string,
): Promise<ReceiptProofType | null> {
  const key = `verify:${hashSecret(address).slice(0, 32)}`;
  if ((await cache.increment(key, WINDOW_SECONDS)) > MOST_PER_ADDRESS) {
    const retryAfter = await cache.secondsLeft(key);
    throw new Refusal(ErrorCode.rateLimited, "Too many receipts were checked from here. Wait ten minutes.", {
      retryAfter,
    });
  }
  const [row] = await runSql<Row>(
    em,
    `select r.number, r.day, r.cents, s.name as school, r.reversed_at as reversedAt
     from receipt r join school s on s.id = r.school_id where r.code = ?`,
    [code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "")],
  );
  if (!row) return null;
  const { number, day, cents, school, reversedAt } = row;
  return { number, day, cents: Number(cents) as Cents, school, stands: reversedAt === null };
}
