import type { Cents } from "../../values/money.js";
import { readAmount, readLocalTime, readObject, readReceipt, readText } from "./read-wire.js";

/** A payment to a number, as the provider tells of it before (validation) and after (confirmation). */
export type C2bNotice = {
  readonly receipt: string;
  /** Null when what stands there is no amount. */
  readonly cents: Cents | null;
  readonly shortcode: string;
  readonly account: string | null;
  readonly paidAt: Date | null;
  readonly phone: string | null;
  readonly name: string | null;
};

const MOST_ACCOUNT = 60;
const MOST_NAME = 40;

/** Null when it is not that. */
export function readC2bNotice(text: string): C2bNotice | null {
  const body = readObject(text);
  if (!body) return null;
  const receipt = readReceipt(body["TransID"]);
  const shortcode = readText(body["BusinessShortCode"], 10);
  if (receipt === null || shortcode === null) return null;
  const names = ["FirstName", "MiddleName", "LastName"].map((key) => readText(body[key], MOST_NAME));
  return {
    receipt,
    cents: readAmount(body["TransAmount"]),
    shortcode,
    account: readText(body["BillRefNumber"], MOST_ACCOUNT),
    paidAt: readLocalTime(body["TransTime"]),
    phone: readText(body["MSISDN"], 64),
    name: names.filter((name) => name !== null).join(" ") || null,
  };
}
