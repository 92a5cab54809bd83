import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import { SmsState } from "./sms-message.entity.js";

/** What may have cost something. */
const COSTLY = [SmsState.sending, SmsState.sent, SmsState.delivered, SmsState.unknown];

/** What the school's text messages have cost in this month of Nairobi. */
export async function readSpent(em: Em, schoolId: SchoolId, now: Date): Promise<Cents> {
  const first = new Date(`${schoolDayAt(now).slice(0, 8)}01T00:00:00+03:00`);
  const [sum] = await runSql<{ cents: number | null }>(
    em,
    `select sum(cents) as cents from sms_message
     where school_id = ? and changed_at >= ? and state in ${placesFor(COSTLY)}`,
    [schoolId, first, ...COSTLY],
  );
  return Number(sum?.cents ?? 0) as Cents;
}
