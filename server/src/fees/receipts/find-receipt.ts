import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { ReceiptId, SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Channel } from "./channel.js";

export type FoundReceipt = {
  readonly id: ReceiptId;
  readonly number: number;
  readonly channel: Channel;
  readonly cents: Cents;
  readonly day: SchoolDay;
  readonly isReversed: boolean;
};

/** One of the school's receipts, as a verb needs it; refuses what is none. */
export async function findReceipt(em: Em, schoolId: SchoolId, id: ReceiptId): Promise<FoundReceipt> {
  const [row] = await runSql<Omit<FoundReceipt, "isReversed"> & { reversedAt: unknown }>(
    em,
    "select id, number, channel, cents, day, reversed_at as reversedAt from receipt where school_id = ? and id = ?",
    [schoolId, id],
  );
  if (!row) throw new Refusal(ErrorCode.notFound, "This school has no such receipt.");
  const { reversedAt, ...receipt } = row;
  return { ...receipt, cents: Number(row.cents) as Cents, isReversed: reversedAt !== null };
}
