import { ErrorCode, Refusal } from "../errors.js";

/**
 * What a client chose for one thing to be done, such as a UUID: 1 to 40 letters, digits, hyphens and underscores. Whoever
 * sends it again gets what was done the first time.
 */
export type RequestKey = string & { readonly __requestKey: true };

export function readRequestKey(text: string): RequestKey {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(text)) return text as RequestKey;
  throw new Refusal(ErrorCode.badInput, "A request's key has 1 to 40 letters, digits, - and _, such as a UUID.");
}
