import type { EventConsumer } from "../events/relay.js";
import { readOpenLines } from "../fees/ledger/read-open-lines.js";
import type { Em } from "../platform/orm.js";
import { isSqlite, runSql } from "../platform/sql.js";
import { inTransaction } from "../platform/transaction.js";
import { MAY_BE_TOLD } from "../schools/guardians/guardian-sql.js";
import type { Clock } from "../values/clock.js";
import type { GuardianId, LearnerId, ReceiptId, SchoolId, UserId } from "../values/ids.js";
import { addMoney, type Cents } from "../values/money.js";
import type { Phone } from "../values/phone.js";
import { firstName, paymentText, toLocale } from "./message-texts.js";
import { PaymentSms } from "./notify-settings.entity.js";
import { paymentNotice } from "./push/payment-notice.js";
import { queuePush } from "./push/queue-push.js";
import { readNotifySettings } from "./read-notify-settings.js";
import { queueSms } from "./sms/queue-sms.js";
import { SmsKind } from "./sms/sms-message.entity.js";

type Told = { eventId: string; receiptId: ReceiptId; learnerId: LearnerId; cents: Cents };

type Paid = { schoolId: SchoolId; schoolName: string; number: number; name: string; reversed: unknown };

type Parent = { guardianId: GuardianId; phone: Phone | null; userId: UserId | null; locale: string | null };

/**
 * Puts down whom to tell of a confirmed payment: by notice every guardian of the child who has the app, by text message
 * the first who can be reached no other way, or as the school has chosen. `onQueued` is called after the commit.
 */
export const paymentConsumer = (clock: Clock, onQueued: () => void): EventConsumer => ({
  topics: "payments:",
  take: async (em, _topic, payload) => {
    await inTransaction(em, (tx) => takePayment(tx, payload as Told, clock.now()));
    onQueued();
  },
});

async function takePayment(tx: Em, { eventId, receiptId, learnerId, cents }: Told, now: Date): Promise<void> {
  const paid = await readPaid(tx, receiptId, learnerId);
  // What was taken back meanwhile is confirmed to nobody.
  if (!paid || paid.reversed) return;
  const { schoolId, schoolName, number, name } = paid;
  const rules = await readNotifySettings(tx, schoolId);
  const standing = (await readOpenLines(tx, schoolId, [learnerId])).get(learnerId)!;
  const balance = (addMoney(standing.lines.map((line) => line.cents)) - standing.credit) as Cents;
  const told = { schoolName, child: firstName(name), cents, receiptNumber: number, balance };
  const parents = await readParents(tx, schoolId, learnerId);
  const withApp = new Set<GuardianId>();
  for (const { guardianId, userId, locale } of parents) {
    if (userId === null) continue;
    const notice = paymentNotice(toLocale(locale ?? ""), told, learnerId);
    if (await queuePush(tx, now, { schoolId, userId, key: eventId, notice })) withApp.add(guardianId);
  }
  if (rules.paymentSms === PaymentSms.never) return;
  if (rules.paymentSms === PaymentSms.withoutApp && withApp.size > 0) return;
  const reached = parents.find(({ phone }) => phone !== null);
  if (!reached?.phone) return;
  const { guardianId, phone, locale } = reached;
  const text = paymentText(toLocale(locale ?? ""), told);
  const sms = { schoolId, kind: SmsKind.payment, key: eventId, guardianId, learnerId, phone, text, sentBy: null };
  await queueSms(tx, now, rules, sms);
}

async function readPaid(tx: Em, receiptId: ReceiptId, learnerId: LearnerId): Promise<Paid | undefined> {
  const [paid] = await runSql<Paid>(
    tx,
    `select r.school_id as schoolId, s.name as schoolName, r.number, l.name, r.reversed_at as reversed
     from receipt r join school s on s.id = r.school_id join learner l on l.id = ? and l.school_id = r.school_id
     where r.id = ?`,
    [learnerId, receiptId],
  );
  return paid;
}

/** Who answers for a child and may be written to about it, who is called first at the head. */
const readParents = (tx: Em, schoolId: SchoolId, learnerId: LearnerId): Promise<Parent[]> =>
  runSql<Parent>(
    tx,
    `select g.id as guardianId, g.phone, g.user_id as userId, u.locale
     from guardianship s join guardian g on g.id = s.guardian_id left join ${isSqlite(tx) ? '"user"' : "`user`"} u on u.id = g.user_id
     where s.school_id = ? and s.learner_id = ? and ${MAY_BE_TOLD} order by s.priority, s.id`,
    [schoolId, learnerId],
  );
