/** The provider refuses an address that has one of these anywhere in it. */
const FORBIDDEN = ["mpesa", "safaricom", "exec", "exe", "cmd", "sql", "query"];
const MOST = 255;

/** Why the provider would not take this address for its notices, as what follows "must "; null when it would. */
export function callbackUrlFault(text: string, isPractice: boolean): string | null {
  const protocols = isPractice ? ["https:", "http:"] : ["https:"];
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    return `be an address that begins with ${isPractice ? "http:// or https://" : "https://"}`;
  if (text.length > MOST) return `be no longer than ${MOST} characters`;
  const word = FORBIDDEN.find((word) => text.toLowerCase().includes(word));
  return word === undefined ? null : `not have "${word}" in it, which M-Pesa refuses`;
}
