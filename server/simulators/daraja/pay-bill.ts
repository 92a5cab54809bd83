import { c2bBody } from "./notices.js";
import { deliver } from "./notify.js";
import { confirm, freshReceipt, movePayment } from "./pay.js";
import { findBusiness, inBackground, knobsFor, payerOf, type Transaction, type World } from "./world.js";

/** Somebody pays a paybill or till by themselves. Whole shillings; the account number as they type it, up to 20 characters. */
export type BillPayment = { shortcode: string; phone: string; amount: number; account: string };

/** `code`: why not, by the business's own answer or the provider's: `1` for too little money. */
export type BillOutcome = { ok: true; payment: Transaction } | { ok: false; code: string };

const VALIDATION_MS = 8_000;
const MOST = 250_000;

/** Asks the business, moves the money, tells the business; the telling goes on after this resolves. */
export async function payBill(
  world: World,
  { shortcode: number, phone, amount, account }: BillPayment,
): Promise<BillOutcome> {
  const business = findBusiness(world, number);
  if (!business) return { ok: false, code: "C2B00015" };
  if (!Number.isInteger(amount) || amount < 1 || amount > MOST) return { ok: false, code: "C2B00013" };
  if (account.length > 20) return { ok: false, code: "C2B00012" };
  const payer = payerOf(world, phone);
  if (payer.shillings < amount) return { ok: false, code: "1" };

  const receipt = freshReceipt(world);
  const { shortcode } = business;
  const wish: Transaction = { receipt, shortcode, phone, amount, account, at: world.now(), kind: "c2b", other: null };
  const refusal = await askBusiness(world, wish);
  if (refusal !== null) return { ok: false, code: refusal };
  const payment = movePayment(world, wish, receipt);
  inBackground(world, () => confirm(world, business, payment));
  return { ok: true, payment };
}

/** The code with which the business refuses; null if it takes the payment. Without an answer it is as was registered. */
async function askBusiness(world: World, wish: Transaction): Promise<string | null> {
  const business = findBusiness(world, wish.shortcode)!;
  const registration = world.registrations.get(business.shortcode);
  if (!registration) return null;
  const knobs = knobsFor(world, business.shortcode, wish.phone);
  const body = c2bBody(wish, business, registration, payerOf(world, wish.phone), knobs, null);
  const delivery = await deliver(world, "validation", registration.validationUrl, body, { answerMs: VALIDATION_MS });
  const code = delivery.status === 200 ? resultCodeOf(delivery.answer) : null;
  if (code === null) return registration.onTimeout === "Completed" ? null : "C2B00016";
  return code === "0" ? null : code;
}

function resultCodeOf(answer: string): string | null {
  try {
    const { ResultCode: code } = JSON.parse(answer) as { ResultCode?: unknown };
    return typeof code === "string" || typeof code === "number" ? String(code) : null;
  } catch {
    return null;
  }
}
