import { ErrorCode, Refusal } from "../errors.js";
import { type Cents, MOST_CENTS } from "../values/money.js";

/** An amount that somebody typed, of at least a cent. */
export function checkAmount(cents: Cents): Cents {
  if (cents > 0 && cents <= MOST_CENTS) return cents;
  throw new Refusal(ErrorCode.badInput, "Give an amount above 0 and of at most KES 100 million.");
}
