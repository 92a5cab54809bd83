import { QueryAnswer } from "./answers.js";
import { call, type Line } from "./call.js";
import type { StkQueryResult } from "./daraja-client.js";
import { Endpoint, isInFlight } from "./error-meaning.js";
import type { Outcome } from "./outcome.js";
import { password } from "./password.js";
import { onlyAccepted } from "./refused.js";

/** Where a push has come to. An overload's code is how the provider says that it is still under way. */
export async function queryPush(line: Line, checkoutRequestId: string): Promise<Outcome<StkQueryResult>> {
  const body = { ...password(line), CheckoutRequestID: checkoutRequestId };
  const outcome = await call(line, Endpoint.pushQuery, body, QueryAnswer);
  if (outcome.kind === "busy" && isInFlight(outcome.code)) return { kind: "accepted", value: { state: "inFlight" } };
  return onlyAccepted(outcome, ({ ResultCode: code }): StkQueryResult =>
    code === undefined || code.trim() === "" || isInFlight(code)
      ? { state: "inFlight" }
      : { state: "final", resultCode: code.trim() },
  );
}
