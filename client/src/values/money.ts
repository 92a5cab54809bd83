/** KES 100 million in cents: the most that is taken in one amount. */
const MOST_CENTS = 10_000_000_000;

/** `1250`, `1,250`, `1 250.50`: an amount as somebody writes it, in cents; null for whatever is none above 0. */
export function parseCents(text: string): number | null {
  const bare = text.trim().replace(/^(kes|kshs?)\.?\s*/i, "");
  const [, grouped, plain, fraction = ""] = /^(?:(\d{1,3}(?:[, ]\d{3})+)|(\d{1,12}))(?:\.(\d{1,2}))?$/.exec(bare) ?? [];
  const shillings = (grouped ?? plain)?.replaceAll(/[, ]/g, "");
  if (shillings === undefined) return null;
  const cents = Number(shillings) * 100 + Number(fraction.padEnd(2, "0"));
  return cents > 0 && cents <= MOST_CENTS ? cents : null;
}
