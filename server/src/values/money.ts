/**
 * An amount of Kenya shillings as a whole number of cents; negative where money is owed the other way. It stays below
 * 2^53, so sums are exact. M-Pesa moves whole shillings: its amounts are multiples of 100.
 */
export type Cents = number & { readonly __cents: true };

export const NO_MONEY = 0 as Cents;

/** The most that is taken in one amount from outside: KES 100 million. */
export const MOST_CENTS = 10_000_000_000 as Cents;

/** `1250`, `1,250`, `1 250.5`, `KES 1,250.50` or `1250/=`; null for whatever is not an amount of at least 0 and at most KES 100 million. */
export function parseMoney(text: string): Cents | null {
  const bare = text
    .trim()
    .replace(/^(kes|ksh|kshs)\.?\s*/i, "")
    .replace(/\s*\/[=-]$/, "");
  const [, grouped, plain, fraction = ""] = /^(?:(\d{1,3}(?:[, ]\d{3})+)|(\d{1,12}))(?:\.(\d{1,2}))?$/.exec(bare) ?? [];
  const shillings = (grouped ?? plain)?.replaceAll(/[, ]/g, "");
  if (shillings === undefined) return null;
  const cents = Number(shillings) * 100 + Number(fraction.padEnd(2, "0"));
  return cents <= MOST_CENTS ? (cents as Cents) : null;
}

/** `1,250.50`; `-0.05`. Without a currency, for columns; `1,250` when there are no cents and `short` is asked for. */
export function formatMoney(cents: Cents, form: "full" | "short" = "full"): string {
  const size = Math.abs(cents);
  const shillings = String(Math.floor(size / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  const rest = String(size % 100).padStart(2, "0");
  const isWhole = form === "short" && rest === "00";
  return `${cents < 0 ? "-" : ""}${shillings}${isWhole ? "" : `.${rest}`}`;
}

/** Whether it can be moved by M-Pesa as it is. */
export const isWholeShillings = (cents: Cents): boolean => cents % 100 === 0;

export const addMoney = (amounts: Iterable<Cents>): Cents => {
  let sum = 0;
  for (const cents of amounts) sum += cents;
  return sum as Cents;
};

/**
 * Parts of `total` in proportion to the weights (none negative, not all 0), each within a cent of its exact share, their
 * sum `total` exactly. What rounding leaves goes to the largest remainders, the earlier part first.
 */
export function shareMoney(total: Cents, weights: readonly number[]): Cents[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0 || weights.some((weight) => weight < 0)) throw new Error("weights must not be negative, nor all 0");
  const sign = total < 0 ? -1 : 1;
  const exact = weights.map((weight) => (Math.abs(total) * weight) / whole);
  const parts = exact.map(Math.floor);
  const left = Math.abs(total) - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .filter(({ index }) => weights[index]! > 0)
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index]! += 1;
  return parts.map((part) => (part === 0 ? NO_MONEY : ((sign * part) as Cents)));
}
