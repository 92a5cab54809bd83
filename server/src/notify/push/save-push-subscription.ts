import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { PushSender, PushTarget } from "../../platform/push/push-sender.js";
import { PushSubscription } from "./push-subscription.entity.js";

const MAX_ENDPOINT = 1000;
const KEY = /^[\w-]{80,100}$/;
const AUTH = /^[\w-]{16,40}$/;

/** Notes where the browser of the user's device takes notices; the one before it on that device is forgotten. */
export async function savePushSubscription(
  tx: Em,
  push: PushSender,
  { userId, deviceId }: UserViewer,
  now: Date,
  { endpoint, p256dh, auth }: PushTarget,
): Promise<void> {
  const isWhole = endpoint.length <= MAX_ENDPOINT && KEY.test(p256dh) && AUTH.test(auth);
  if (!isWhole || !push.isEndpoint(endpoint)) {
    throw new Refusal(ErrorCode.badInput, "This browser's notices cannot be used. Turn them off and on again.");
  }
  // A browser belongs to whoever turned notices on last: the other's would be shown to them.
  await tx.nativeDelete(PushSubscription, { endpoint });
  await tx.nativeDelete(PushSubscription, { deviceId });
  tx.create(PushSubscription, { userId, deviceId, endpoint, p256dh, auth, createdAt: now });
  await tx.flush();
}
