import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { PushOutcome, PushSender } from "../../platform/push/push-sender.js";
import type { Clock } from "../../values/clock.js";
import { PushMessage, PushState } from "./push-message.entity.js";
import { PushSubscription } from "./push-subscription.entity.js";

type Due = {
  id: number;
  subscriptionId: number;
  payload: string;
  tries: number;
  endpoint: string;
  p256dh: string;
  auth: string;
};

const ANY_SCHOOL = { filters: { school: false } } as const;
const MOST_TRIES = 6;
const FIRST_WAIT_MS = 30_000;

/** Sends the notice that has waited longest; tells whether there was one. */
export async function sendDuePush(open: () => Em, push: PushSender, clock: Clock): Promise<boolean> {
  const [due] = await runSql<Due>(
    open(),
    `select m.id, m.subscription_id as subscriptionId, m.payload, m.tries, p.endpoint, p.p256dh, p.auth
     from push_message m left join push_subscription p on p.id = m.subscription_id
     where m.state = ? and m.due_at <= ? order by m.due_at, m.id limit 1`,
    [PushState.queued, clock.now()],
  );
  if (!due) return false;
  const claimed = { state: PushState.sending, dueAt: clock.now() };
  const mine = await open().nativeUpdate(PushMessage, { id: due.id, state: PushState.queued }, claimed, ANY_SCHOOL);
  if (mine === 0) return true;
  const outcome = due.endpoint === null ? "gone" : await push.send(due, due.payload);
  await open().nativeUpdate(PushMessage, { id: due.id }, became(outcome, due.tries + 1, clock.now()), ANY_SCHOOL);
  if (outcome === "gone") await open().nativeDelete(PushSubscription, { id: due.subscriptionId });
  return true;
}

function became(outcome: PushOutcome, tries: number, now: Date) {
  if (outcome === "sent") return { state: PushState.sent, tries };
  if (outcome === "gone") return { state: PushState.gone, tries };
  if (outcome === "refused" || tries >= MOST_TRIES) return { state: PushState.failed, tries };
  return { state: PushState.queued, tries, dueAt: new Date(now.getTime() + FIRST_WAIT_MS * 2 ** tries) };
}
