import { c2bBody } from "./notices.js";
import { notify } from "./notify.js";
import { makeReceipt } from "./text.js";
import { type Business, knobsFor, payerOf, type Transaction, type World } from "./world.js";

/** Moves money from a payer to a business. */
export function movePayment(
  world: World,
  payment: Pick<Transaction, "shortcode" | "phone" | "amount" | "account" | "kind">,
  receipt = freshReceipt(world),
): Transaction {
  payerOf(world, payment.phone).shillings -= payment.amount;
  const moved: Transaction = { ...payment, receipt, at: world.now(), other: null };
  world.transactions.set(receipt, moved);
  world.version += 1;
  return moved;
}

export function freshReceipt(world: World): string {
  const receipt = makeReceipt(world.now());
  return world.transactions.has(receipt) ? freshReceipt(world) : receipt;
}

/** Tells of a payment by the address that was registered for such, if one was. */
export async function confirm(world: World, business: Business, payment: Transaction): Promise<void> {
  const registration = world.registrations.get(business.shortcode);
  if (!registration) return;
  const knobs = knobsFor(world, business.shortcode, payment.phone);
  const body = c2bBody(
    payment,
    business,
    registration,
    payerOf(world, payment.phone),
    knobs,
    balanceOf(world, business),
  );
  await notify(world, knobs, "confirmation", registration.confirmationUrl, body);
}

const balanceOf = ({ transactions }: World, { shortcode }: Pick<Business, "shortcode">): number =>
  [...transactions.values()]
    .filter((payment) => payment.shortcode === shortcode)
    .reduce((sum, { kind, amount }) => sum + (kind === "reversal" ? -amount : amount), 0);
