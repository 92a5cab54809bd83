import type { Services } from "../../context.js";
import type { UserViewer } from "../../identity/viewer.js";
import { type MappedEvents, mapEvents } from "../../platform/map-events.js";
import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import { childrenOf } from "../../schools/learner-rows.js";
import type { LearnerId, ReceiptId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import { paymentsTopic } from "./fees-topics.js";
import type { PaymentConfirmed } from "./payment-confirmed.type.js";

type Event = { eventId: string; receiptId: ReceiptId; learnerId: LearnerId; cents: Cents };
type Receipt = { number: number; paidAt: unknown };

/** What is paid for a guardian's own children, from now on. Each child has a topic, so nobody hears of another's. */
export async function followPayments(
  { orm, pubSub }: Pick<Services, "orm" | "pubSub">,
  viewer: UserViewer,
): Promise<MappedEvents<PaymentConfirmed>> {
  const children = await readChildren(orm.em.fork() as Em, viewer);
  return mapEvents(pubSub.subscribe(children.map(paymentsTopic)), async (told) => {
    const event = told as Event;
    const receipt = await readReceipt(orm.em.fork() as Em, viewer, event);
    return receipt && toConfirmed(event, receipt);
  });
}

async function readChildren(em: Em, { schoolId, userId }: UserViewer): Promise<LearnerId[]> {
  const mine = childrenOf(userId);
  const sql = `select l.id from learner l where l.school_id = ? and ${mine.sql}`;
  return (await runSql<{ id: LearnerId }>(em, sql, [schoolId, ...mine.values])).map(({ id }) => id);
}

/** Null when the child is theirs no longer. */
async function readReceipt(em: Em, { schoolId, userId }: UserViewer, event: Event): Promise<Receipt | null> {
  const mine = childrenOf(userId);
  const [receipt] = await runSql<Receipt>(
    em,
    `select r.number, r.paid_at as paidAt from receipt r join learner l on l.school_id = r.school_id
     where r.school_id = ? and r.id = ? and l.id = ? and ${mine.sql}`,
    [schoolId, event.receiptId, event.learnerId, ...mine.values],
  );
  return receipt ?? null;
}

const toConfirmed = (
  { eventId, receiptId, learnerId, cents }: Event,
  { number, paidAt }: Receipt,
): PaymentConfirmed => ({
  eventId,
  learnerId: String(learnerId),
  cents,
  receiptId: String(receiptId),
  receiptNumber: number,
  paidAt: readInstant(paidAt),
});
