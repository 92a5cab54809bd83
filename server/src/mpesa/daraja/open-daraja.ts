import type { Services } from "../../context.js";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";
import type { Line } from "./call.js";
import type { DarajaClient } from "./daraja-client.js";
import { pullTransactions } from "./pull-transactions.js";
import { registerUrls } from "./register-urls.js";
import { reversePayment } from "./reverse-payment.js";
import { askStatus } from "./ask-status.js";
import { queryPush } from "./query-push.js";
import { sendPush } from "./send-push.js";

/** The provider takes its time over a push; waiting longer tells no more. */
const TIMEOUT_MS = 30_000;

/** A shortcode's line to the provider. It holds nothing: what is shared is in the cache. */
export function openDaraja(
  services: Pick<Services, "cache" | "logger" | "clock">,
  shortcode: LiveShortcode,
  timeoutMs = TIMEOUT_MS,
): DarajaClient {
  const line: Line = { services, shortcode, timeoutMs };
  return {
    stkPush: (push) => sendPush(line, push),
    stkQuery: (checkoutRequestId) => queryPush(line, checkoutRequestId),
    registerUrls: (urls) => registerUrls(line, urls),
    transactionStatus: (receipt, resultUrl) => askStatus(line, receipt, resultUrl),
    reverse: (reversal) => reversePayment(line, reversal),
    pull: (from, to, offset) => pullTransactions(line, from, to, offset),
  };
}
