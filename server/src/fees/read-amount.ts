import { ErrorCode, Refusal } from "../errors.js";
import { type Cents, MOST_CENTS } from "../values/money.js";

/** An amount that somebody entered: above 0, and at most KES 100 million; `what` names it in the refusal. */
export function readAmount(cents: Cents, what: string): Cents {
  if (Number.isSafeInteger(cents) && cents > 0 && cents <= MOST_CENTS) return cents;
  throw new Refusal(ErrorCode.badInput, `Give ${what} as an amount above 0 and of at most KES 100,000,000.`);
}
