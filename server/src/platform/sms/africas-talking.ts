import { z } from "zod";
import type { Cents } from "../../values/money.js";
import type { SmsOutcome, SmsSender } from "./sms-sender.js";

export type AfricasTalkingAccount = {
  /** `https://api.africastalking.com`, its sandbox, or a stand-in. */
  readonly url: URL;
  readonly username: string;
  readonly apiKey: string;
  /** The sender's name or short code registered with the provider; the provider's own without it. */
  readonly senderId: string | null;
};

const TIMEOUT_MS = 20_000;
/** 100 processed, 101 sent, 102 queued: https://developers.africastalking.com/docs/sms/sending/bulk */
const TAKEN: readonly number[] = [100, 101, 102];

const Answer = z.object({
  SMSMessageData: z.object({
    Message: z.string().optional(),
    Recipients: z.array(
      z.object({
        statusCode: z.coerce.number(),
        status: z.string(),
        messageId: z.string().optional(),
        /** `KES 0.8000` */
        cost: z.string().optional(),
      }),
    ),
  }),
});

/** Sends by Africa's Talking's bulk SMS endpoint, one message a request. */
export function createAfricasTalking({ url, username, apiKey, senderId }: AfricasTalkingAccount): SmsSender {
  const endpoint = new URL("version1/messaging", url.href.endsWith("/") ? url : new URL(`${url.href}/`));
  return {
    name: "africas-talking",
    send: async (phone, text) => {
      const form = new URLSearchParams({ username, to: phone, message: text, ...(senderId && { from: senderId }) });
      try {
        const response = await fetch(endpoint, {
          method: "POST",
          headers: { apikey: apiKey, accept: "application/json" },
          body: form,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (response.status >= 500) return { kind: "unknown", why: `the provider answered ${response.status}` };
        if (!response.ok) return { kind: "refused", why: `the provider answered ${response.status}` };
        return read(await response.json());
      } catch (error) {
        return { kind: "unknown", why: error instanceof Error ? error.name : "no answer" };
      }
    },
  };
}

function read(answer: unknown): SmsOutcome {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) return { kind: "unknown", why: "the provider's answer cannot be read" };
  const { Recipients: recipients, Message: message } = parsed.data.SMSMessageData;
  const recipient = recipients[0];
  if (!recipient) return { kind: "refused", why: message ?? "the provider took nothing" };
  const { statusCode, status, messageId, cost } = recipient;
  if (!TAKEN.includes(statusCode)) return { kind: "refused", why: `${statusCode} ${status}` };
  return { kind: "sent", providerId: messageId ?? "", cents: readCost(cost ?? "") };
}

/** To the next whole cent: a cap on spending must not be passed by rounding. */
const readCost = (text: string): Cents => Math.ceil(Number(/[\d.]+$/.exec(text)?.[0] ?? 0) * 100 - 1e-9) as Cents;
