import type { Cents } from "../../values/money.js";
import { asObject, readAmount, readLocalTime, readNamed, readObject, readReceipt, readText } from "./read-wire.js";

/** What the provider tells of a prompt. */
export type StkCallback = {
  readonly checkoutRequestId: string;
  readonly merchantRequestId: string | null;
  readonly resultCode: string;
  /** Null when nothing was paid, or nothing is said of what was. */
  readonly paid: StkPaid | null;
};

export type StkPaid = {
  readonly receipt: string;
  /** Null when what stands there is no amount. */
  readonly cents: Cents | null;
  readonly paidAt: Date | null;
  /** A number, masked, hashed or nothing. */
  readonly phone: string | null;
};

const MOST_ID = 60;
const MOST_CODE = 20;
const MOST_PHONE = 64;

/** Reads what comes to a prompt's own address; null when it is not that. */
export function readStkCallback(text: string): StkCallback | null {
  const callback = asObject(asObject(readObject(text)?.["Body"])?.["stkCallback"]);
  if (!callback) return null;
  const checkoutRequestId = readText(callback["CheckoutRequestID"], MOST_ID);
  const resultCode = readText(callback["ResultCode"], MOST_CODE);
  if (checkoutRequestId === null || resultCode === null) return null;
  const items = readNamed(asObject(callback["CallbackMetadata"])?.["Item"], "Name", "Value");
  if (items === null) return null;
  const merchantRequestId = readText(callback["MerchantRequestID"], MOST_ID);
  return { checkoutRequestId, merchantRequestId, resultCode, paid: readPaid(items) };
}

function readPaid(items: ReadonlyMap<string, unknown>): StkPaid | null {
  const receipt = readReceipt(items.get("MpesaReceiptNumber"));
  if (receipt === null) return null;
  return {
    receipt,
    cents: readAmount(items.get("Amount")),
    paidAt: readLocalTime(items.get("TransactionDate")),
    phone: readText(items.get("PhoneNumber"), MOST_PHONE),
  };
}
