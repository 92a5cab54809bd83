import type { Outcome } from "./outcome.js";

/** What is refused here, before anything is sent. */
export const refused = (code: string, message: string): Outcome<never> => ({ kind: "refused", code, message });

type Said = { ResponseCode: string; ResponseDescription: string };

/** An answer whose own code is not `0` is a refusal, whatever the HTTP status said. */
export function onlyAccepted<Answer extends Said, Value>(
  outcome: Outcome<Answer>,
  toValue: (answer: Answer) => Value,
): Outcome<Value> {
  if (outcome.kind !== "accepted") return outcome;
  const { ResponseCode: code, ResponseDescription: message } = outcome.value;
  return Number(code) === 0 ? { kind: "accepted", value: toValue(outcome.value) } : refused(code, message);
}
