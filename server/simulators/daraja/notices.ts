import type { Knobs } from "./knobs.js";
import { compactTime, hash, mask } from "./text.js";
import type { Business, Payer, Push, Registration, Transaction } from "./world.js";

/** Digits as a number, as the provider sends them; all else as it is. */
const codeOnTheWire = (code: string): string | number => (/^-?\d{1,9}$/.test(code) ? Number(code) : code);

const MEANINGS: Readonly<Record<string, string>> = {
  "0": "The service request is processed successfully.",
  "1": "The balance is insufficient for the transaction.",
  "17": "Unable to process the same amount again so soon.",
  "1001": "Unable to lock subscriber, a transaction is already in process for the current subscriber",
  "1019": "Transaction has expired.",
  "1025": "An error occurred while sending a push request",
  "1032": "Request cancelled by user",
  "1037": "DS timeout user cannot be reached",
  "2001": "The initiator information is invalid.",
  "8006": "The security credential is locked.",
};

export const meaningOf = (code: string) => MEANINGS[code] ?? "The request ended.";

function shillings(amount: number, form: Knobs["amountForm"]): string | number {
  if (form === "number") return amount;
  return form === "text" ? String(amount) : amount.toFixed(2);
}

/** The body of a push's callback. */
export function stkCallback(push: Push, knobs: Knobs, paidAt: Date): unknown {
  const { merchantRequestId, checkoutRequestId, resultCode, receipt } = push;
  const said = {
    MerchantRequestID: merchantRequestId,
    CheckoutRequestID: checkoutRequestId,
    ResultCode: codeOnTheWire(resultCode ?? ""),
    ResultDesc: meaningOf(resultCode ?? ""),
  };
  if (receipt === null) return { Body: { stkCallback: said } };
  const items = [
    { Name: "Amount", Value: shillings(knobs.callbackAmount ?? push.amount, knobs.amountForm) },
    { Name: "MpesaReceiptNumber", Value: receipt },
    ...(knobs.blankBalance ? [{ Name: "Balance" }] : []),
    { Name: "TransactionDate", Value: Number(compactTime(paidAt)) },
    ...phoneItem(push.phone, knobs.phone),
  ];
  const Item = knobs.shuffleItems ? items.toReversed() : items;
  return { Body: { stkCallback: { ...said, CallbackMetadata: { Item } } } };
}

function phoneItem(phone: string, form: Knobs["phone"]): { Name: string; Value: string | number }[] {
  if (form === "absent") return [];
  if (form === "masked") return [{ Name: "PhoneNumber", Value: mask(phone) }];
  if (form === "hashed") return [{ Name: "PhoneNumber", Value: hash(phone) }];
  return [{ Name: "PhoneNumber", Value: Number(phone) }];
}

/** The body of a C2B payment's validation or confirmation: texts throughout. */
export function c2bBody(
  payment: Transaction,
  { kind, shortcode, till }: Business,
  { version }: Pick<Registration, "version">,
  { names }: Payer,
  knobs: Knobs,
  balance: number | null,
): Record<string, string> {
  const [first, middle, last] = knobs.blankNames ? ["", "", ""] : names;
  return {
    TransactionType: kind === "till" ? "Buy Goods" : "Pay Bill",
    TransID: payment.receipt,
    TransTime: compactTime(payment.at),
    TransAmount: payment.amount.toFixed(2),
    BusinessShortCode: till ?? shortcode,
    BillRefNumber: payment.account,
    InvoiceNumber: "",
    OrgAccountBalance: balance === null ? "" : balance.toFixed(2),
    ThirdPartyTransID: "",
    MSISDN: c2bPhone(payment.phone, knobs.phone, version),
    FirstName: first,
    MiddleName: middle,
    LastName: last,
  };
}

function c2bPhone(phone: string, form: Knobs["phone"], version: "v1" | "v2"): string {
  if (form === "whole") return phone;
  if (form === "absent") return "";
  if (form === "hashed" || (form === "usual" && version === "v1")) return hash(phone);
  return mask(phone);
}
