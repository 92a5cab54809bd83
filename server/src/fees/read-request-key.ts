import { ErrorCode, Refusal } from "../errors.js";

/**
 * What a client chose for one thing to be done, such as a UUID: 8 to 48 letters, digits and hyphens. Whoever sends it
 * again gets what was done the first time.
 */
export type RequestKey = string & { readonly __requestKey: true };

export function readRequestKey(text: string): RequestKey {
  if (/^[A-Za-z0-9-]{8,48}$/.test(text)) return text as RequestKey;
  throw new Refusal(ErrorCode.badInput, "A request's key has 8 to 48 letters, digits and hyphens, such as a UUID.");
}
