import { createHash, randomInt } from "node:crypto";

const NAIROBI_MS = 3 * 60 * 60 * 1000;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SIGNS = `0123456789${LETTERS}`;

const inNairobi = (at: Date) => new Date(at.getTime() + NAIROBI_MS).toISOString();

/** `20261126061435`, in Nairobi. */
export const compactTime = (at: Date) => inNairobi(at).replace(/[-:T]/g, "").slice(0, 14);

/** `26-11-2026 06:14:35`, in Nairobi. */
export function portalTime(at: Date): string {
  const text = inNairobi(at);
  return `${text.slice(8, 10)}-${text.slice(5, 7)}-${text.slice(0, 4)} ${text.slice(11, 19)}`;
}

/** The instant of such a compact time; null for one that there is not. */
export function readCompactTime(text: string): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second) - NAIROBI_MS);
  return compactTime(at) === text ? at : null;
}

/** The instant of `2026-11-26 06:14:35` in Nairobi. */
export function readSpacedTime(text: string): Date | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d) (\d{1,2}):(\d\d):(\d\d)$/.exec(text)?.slice(1);
  return parts ? readCompactTime(parts.map((part) => part.padStart(2, "0")).join("")) : null;
}

const randomOf = (signs: string, count: number) =>
  Array.from({ length: count }, () => signs[randomInt(signs.length)]).join("");

/** Ten signs, the first three of the day: `UKQ7B2M9XA`. */
export function makeReceipt(at: Date): string {
  const text = inNairobi(at);
  const year = LETTERS[(Number(text.slice(0, 4)) - 2006 + 26) % 26];
  const month = LETTERS[Number(text.slice(5, 7)) - 1];
  return `${year}${month}${SIGNS[Number(text.slice(8, 10))]}${randomOf(SIGNS, 7)}`;
}

export const makeMerchantRequestId = () => `${randomOf("0123456789", 5)}-${randomOf("0123456789", 8)}-1`;

export const makeCheckoutRequestId = (at: Date, phone: string) =>
  `ws_CO_${portalTime(at).replace(/\D/g, "")}${randomOf("0123456789", 3)}${phone.slice(3)}`;

export const makeConversationId = (at: Date) => `AG_${compactTime(at).slice(0, 8)}_${randomOf("0123456789abcdef", 20)}`;

export const makeToken = () => randomOf(SIGNS + LETTERS.toLowerCase(), 28);

/** `2547 ***** 126`. */
export const mask = (phone: string) => `${phone.slice(0, 4)} ***** ${phone.slice(-3)}`;

export const hash = (phone: string) => createHash("sha256").update(phone).digest("hex");
