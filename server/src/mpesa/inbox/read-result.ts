import type { Cents } from "../../values/money.js";
import { asObject, readAmount, readNamed, readObject, readReceipt, readText } from "./read-wire.js";

/** The answer to what was asked of the provider, as it comes to the address that was given along. */
export type DarajaResult = {
  readonly resultCode: string;
  /** The transaction that it is about, as far as it says. */
  readonly receipt: string | null;
  readonly cents: Cents | null;
  /** As the provider words it, in small letters: `completed`. */
  readonly status: string | null;
  /** Of whom the money went to. */
  readonly shortcode: string | null;
};

/** Null when it is not that. */
export function readResult(text: string): DarajaResult | null {
  const result = asObject(readObject(text)?.["Result"]);
  const resultCode = readText(result?.["ResultCode"], 20);
  if (!result || resultCode === null) return null;
  const parameters = readParameters(asObject(result["ResultParameters"])?.["ResultParameter"]);
  const party = readText(parameters.get("CreditPartyName"), 200);
  return {
    resultCode,
    receipt: readReceipt(parameters.get("ReceiptNo") ?? parameters.get("OriginalTransactionID")),
    cents: readAmount(parameters.get("Amount")),
    status: readText(parameters.get("TransactionStatus"), 40)?.toLowerCase() ?? null,
    shortcode: /^\d{5,10}/.exec(party ?? "")?.[0] ?? null,
  };
}

/** Keys are known to repeat; of one that does, with another value, nothing is believed. */
function readParameters(list: unknown): ReadonlyMap<string, unknown> {
  const named = readNamed(list, "Key", "Value");
  if (named) return named;
  const values = new Map<string, Set<unknown>>();
  for (const item of Array.isArray(list) ? (list as unknown[]) : []) {
    const key = asObject(item)?.["Key"];
    if (typeof key === "string") values.set(key, (values.get(key) ?? new Set()).add(asObject(item)!["Value"]));
  }
  return new Map([...values].filter(([, all]) => all.size === 1).map(([key, all]) => [key, [...all][0]]));
}
