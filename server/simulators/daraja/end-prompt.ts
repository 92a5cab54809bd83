import type { Answer } from "./knobs.js";
import { stkCallback } from "./notices.js";
import { notify } from "./notify.js";
import { confirm, movePayment } from "./pay.js";
import { findBusiness, knobsFor, payerOf, type Push, type Transaction, type World } from "./world.js";

const PIN_TRIES = 3;
const SAME_AMOUNT_MS = 120_000;

/** What a payer's answer comes to. A payer who ignores the prompt lets it stand until it ends by itself. */
export function codeOfAnswer(world: World, push: Push, answer: Exclude<Answer, "ignore">): string {
  const knobs = knobsFor(world, push.shortcode, push.phone);
  if (knobs.resultCode !== null) return String(knobs.resultCode);
  if (answer === "cancel") return "1032";
  const payer = payerOf(world, push.phone);
  if (payer.wrongPins >= PIN_TRIES) return "8006";
  if (answer === "wrongPin") {
    payer.wrongPins += 1;
    return "2001";
  }
  payer.wrongPins = 0;
  if (answer === "insufficient" || payer.shillings < push.amount) return "1";
  return knobs.sameAmountRule && hasJustPaid(world, push) ? "17" : "0";
}

const hasJustPaid = ({ transactions, now }: World, { shortcode, phone, amount }: Push): boolean =>
  [...transactions.values()].some(
    (paid) =>
      paid.kind === "stk" &&
      paid.shortcode === shortcode &&
      paid.phone === phone &&
      paid.amount === amount &&
      now().getTime() - paid.at.getTime() < SAME_AMOUNT_MS,
  );

/** Ends a prompt, once, and tells the business. With `0` the money moves; so it does where a prompt that had failed is overturned. */
export async function endPrompt(world: World, push: Push, code: string, isOverturn = false): Promise<void> {
  if (push.receipt !== null || (push.resultCode !== null && !isOverturn)) return;
  clearTimeout(world.expiries.get(push.checkoutRequestId));
  world.expiries.delete(push.checkoutRequestId);
  push.resultCode = code;
  const { shortcode, phone, amount, reference: account } = push;
  const payment = code === "0" ? movePayment(world, { shortcode, phone, amount, account, kind: "stk" }) : null;
  push.receipt = payment?.receipt ?? null;
  world.version += 1;
  await tell(world, push, payment).finally(push.told.resolve);
}

async function tell(world: World, push: Push, payment: Transaction | null): Promise<void> {
  const knobs = knobsFor(world, push.shortcode, push.phone);
  const body = stkCallback(push, knobs, payment?.at ?? world.now());
  const callback = () => notify(world, knobs, "callback", push.callbackUrl, body);
  const business = findBusiness(world, push.shortcode);
  const confirmation = () => (payment && business ? confirm(world, business, payment) : Promise.resolve());
  if (knobs.doubleNotice === "before") await confirmation();
  if (knobs.doubleNotice === "together") await Promise.all([callback(), confirmation()]);
  else await callback();
  if (knobs.doubleNotice === "after") await confirmation();
}
