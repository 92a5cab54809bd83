import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { SchoolId } from "../values/ids.js";
import type { Cents } from "../values/money.js";
import { PaymentSms } from "./notify-settings.entity.js";

export type NotifyRules = {
  readonly paymentSms: PaymentSms;
  readonly capCents: Cents;
  readonly quietFrom: number;
  readonly quietTo: number;
  readonly payTo: string | null;
};

/** KES 5,000 a month; quiet from 20:00 to 06:30. */
const DEFAULTS: NotifyRules = {
  paymentSms: PaymentSms.withoutApp,
  capCents: 500_000 as Cents,
  quietFrom: 20 * 60,
  quietTo: 6 * 60 + 30,
  payTo: null,
};

export async function readNotifySettings(em: Em, schoolId: SchoolId): Promise<NotifyRules> {
  const [row] = await runSql<NotifyRules>(
    em,
    `select payment_sms as paymentSms, cap_cents as capCents, quiet_from as quietFrom, quiet_to as quietTo, pay_to as payTo
     from notify_settings where school_id = ?`,
    [schoolId],
  );
  return row ? { ...row, capCents: Number(row.capCents) as Cents } : DEFAULTS;
}
