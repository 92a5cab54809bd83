import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { MpesaAttemptId, MpesaNoticeId, MpesaPaymentId } from "../../values/ids.js";
import { claimDue } from "../claim-due.js";
import { takeReversalNotice } from "../reversals/take-reversal-notice.js";
import { NoticeFault, NoticeKind, NoticeState } from "./notice-kind.js";
import { takeC2bNotice } from "./take-c2b-notice.js";
import { takeStatusNotice } from "./take-status-notice.js";
import { takeStkNotice } from "./take-stk-notice.js";

const MOST = 100;
/** A notice that again and again cannot be taken in, for a fault of ours, is put aside for a person. */
const MOST_TRIES = 8;

type Notice = {
  id: MpesaNoticeId;
  kind: NoticeKind;
  state: NoticeState;
  attemptId: MpesaAttemptId | null;
  paymentId: MpesaPaymentId | null;
  body: string;
  isText: number | boolean;
  tries: number;
};

/**
 * Takes in what the inbox holds, many notices in one transaction; where one of them cannot be taken in, each in its own.
 * Tells how many it took up.
 */
export async function processNotices(services: Services): Promise<number> {
  const { orm, clock, relay } = services;
  const em = orm.em.fork() as Em;
  const ids = (await claimDue(em, "mpesa_notice", clock.now(), MOST)) as MpesaNoticeId[];
  if (ids.length === 0) return 0;
  try {
    await inTransaction(orm.em as Em, async (tx) => {
      for (const id of ids) await takeIn(tx, services, id, clock.now());
    });
    relay.kick();
  } catch {
    for (const id of ids) await processNotice(services, id);
  }
  return ids.length;
}

async function processNotice(services: Services, id: MpesaNoticeId): Promise<void> {
  const { orm, clock, logger, relay } = services;
  try {
    await inTransaction(orm.em as Em, (tx) => takeIn(tx, services, id, clock.now()));
    relay.kick();
  } catch (error) {
    logger.error({ err: error, notice: id }, "a notice of M-Pesa could not be taken in; it is tried again");
    await inTransaction(orm.em as Em, (tx) => noteFailure(tx, id));
  }
}

async function takeIn(tx: Em, services: Services, id: MpesaNoticeId, now: Date): Promise<void> {
  const [notice] = await runSql<Notice>(
    tx,
    `select id, kind, state, attempt_id as attemptId, payment_id as paymentId, body, is_text as isText, tries
     from mpesa_notice where id = ?${isSqlite(tx) ? "" : " for update"}`,
    [id],
  );
  if (notice?.state !== NoticeState.received) return;
  const fault = notice.isText ? await takeByKind(tx, services, notice, now) : NoticeFault.unreadable;
  const state = fault ? NoticeState.quarantined : NoticeState.processed;
  await runSql(tx, "update mpesa_notice set state = ?, fault = ?, due_at = null where id = ?", [state, fault, id]);
}

function takeByKind(
  tx: Em,
  { config }: Services,
  { kind, attemptId, paymentId, body }: Notice,
  now: Date,
): Promise<NoticeFault | null> {
  switch (kind) {
    case NoticeKind.stk:
      return takeStkNotice(tx, attemptId!, body, now);
    case NoticeKind.c2b:
      return takeC2bNotice(tx, config, body, now);
    case NoticeKind.status:
      return takeStatusNotice(tx, config, paymentId!, body, now);
    case NoticeKind.reversal:
      return takeReversalNotice(tx, paymentId!, body, now);
  }
}

async function noteFailure(tx: Em, id: MpesaNoticeId): Promise<void> {
  await runSql(tx, "update mpesa_notice set tries = tries + 1 where id = ?", [id]);
  await runSql(tx, "update mpesa_notice set state = ?, due_at = null where id = ? and tries >= ? and state = ?", [
    NoticeState.quarantined,
    id,
    MOST_TRIES,
    NoticeState.received,
  ]);
}
