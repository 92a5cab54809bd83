import { ErrorCode, Refusal } from "../errors.js";

/** A name that whoever asks gives to what is asked for, so that it is done once: 1 to 40 letters, digits, `-` and `_`. */
export function checkKey(key: string): string {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(key)) return key;
  throw new Refusal(ErrorCode.badInput, "Name it by a key of its own: 1 to 40 letters, digits, - and _.");
}
