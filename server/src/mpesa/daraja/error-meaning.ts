import type { Outcome } from "./outcome.js";

/** The provider's addresses, by what they are for. */
export const Endpoint = {
  token: "/oauth/v1/generate?grant_type=client_credentials",
  push: "/mpesa/stkpush/v1/processrequest",
  pushQuery: "/mpesa/stkpushquery/v1/query",
  registerV1: "/mpesa/c2b/v1/registerurl",
  registerV2: "/mpesa/c2b/v2/registerurl",
  status: "/mpesa/transactionstatus/v1/query",
  reversal: "/mpesa/reversal/v1/request",
  pull: "/pulltransactions/v1/query",
} as const;
export type Endpoint = (typeof Endpoint)[keyof typeof Endpoint];

export const BAD_TOKEN = "404.001.03";
const OVERLOADED = "500.001.1001";

/** How long everybody leaves the provider alone after such an error, in seconds, when it is the first in a row. */
export const PAUSES: Readonly<Record<string, number>> = { "500.003.02": 2, "500.003.03": 60 };

/**
 * What an error but those of `PAUSES` means, by its code and the address it came from: the HTTP status beside it says nothing reliable.
 * An error's text is for people.
 */
export function errorMeaning(endpoint: Endpoint, code: string, message: string): Outcome<never> {
  if (code === OVERLOADED) return { kind: "busy", code, message, retryAfterSeconds: 5 };
  if (/^40\d\./.test(code)) return { kind: "refused", code, message };
  // "Already registered" is told so, and only here.
  if (code === "500.003.1001" && (endpoint === Endpoint.registerV1 || endpoint === Endpoint.registerV2))
    return { kind: "refused", code, message };
  return { kind: "unknown", why: `error ${code}` };
}

/** Whether a query's error is its way to say that the push is still under way. */
export const isInFlight = (code: string): boolean => code === OVERLOADED || code === "4999";
