import { callbackUrlFault } from "../../mpesa-file/callback-url-fault.js";
import { PushAnswer } from "./answers.js";
import { call, type Line } from "./call.js";
import type { StkAccepted, StkPush } from "./daraja-client.js";
import { Endpoint } from "./error-meaning.js";
import type { Outcome } from "./outcome.js";
import { password } from "./password.js";
import { onlyAccepted, refused } from "./refused.js";
import { toShillings } from "./shillings.js";

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9 /._-]{0,11}$/;
const MOST_DESCRIPTION = 13;

/** Asks a payer to approve a payment. Two calls are two payments. */
export async function sendPush(line: Line, push: StkPush): Promise<Outcome<StkAccepted>> {
  const amount = toShillings(push.amount);
  if (amount === null) return refused("AMOUNT", "The amount must be whole shillings, from 1 to 250,000.");
  if (!REFERENCE.test(push.accountReference))
    return refused("REFERENCE", "The account reference must be 1 to 12 letters, digits and simple signs.");
  if (push.description.trim() === "" || push.description.length > MOST_DESCRIPTION)
    return refused("DESCRIPTION", `The description must have 1 to ${MOST_DESCRIPTION} characters.`);
  const fault = callbackUrlFault(push.callbackUrl, line.shortcode.isPractice);
  if (fault !== null) return refused("CALLBACK_URL", `The callback address must ${fault}.`);

  const { kind, shortcode, till } = line.shortcode;
  const phone = push.phone.slice(1);
  const body = {
    ...password(line),
    TransactionType: kind === "till" ? "CustomerBuyGoodsOnline" : "CustomerPayBillOnline",
    Amount: amount,
    PartyA: phone,
    PartyB: till ?? shortcode,
    PhoneNumber: phone,
    CallBackURL: push.callbackUrl,
    AccountReference: push.accountReference,
    TransactionDesc: push.description,
  };
  const outcome = await call(line, Endpoint.push, body, PushAnswer);
  const accepted = onlyAccepted(outcome, ({ MerchantRequestID, CheckoutRequestID }) => ({
    merchantRequestId: MerchantRequestID,
    checkoutRequestId: CheckoutRequestID,
  }));
  // Taken, by its own word, but without a name to ask by: only the callback can tell what became of it.
  if (accepted.kind === "accepted" && accepted.value.checkoutRequestId === "")
    return { kind: "unknown", why: "UNREADABLE" };
  return accepted;
}
