import type { Control } from "./control.js";
import { USUAL } from "./knobs.js";
import { payerOf, type World } from "./world.js";

/** The PIN of every practice phone. */
export const PIN = "1234";

const SHOWN = 40;

/** What the page draws: one phone, and what has happened everywhere. */
export function pageState(world: World, control: Control, phone: string): object {
  const nameOf = (shortcode: string) => world.businesses.find((one) => one.shortcode === shortcode)?.name ?? shortcode;
  const standing = control.pushes.filter(({ resultCode }) => resultCode === null);
  const payer = phone === "" ? null : payerOf(world, phone);
  return {
    version: world.version,
    pin: PIN,
    businesses: world.businesses.map(({ shortcode, name, kind, till }) => ({
      shortcode,
      name,
      kind,
      number: till ?? shortcode,
      isRegistered: world.registrations.has(shortcode),
    })),
    payer: payer && { phone, name: payer.names.join(" "), shillings: payer.shillings },
    phones: [...world.payers.keys()],
    prompts: standing.map((push) => ({
      id: push.checkoutRequestId,
      phone: push.phone,
      business: nameOf(push.shortcode),
      amount: push.amount,
      reference: push.reference,
      isIgnored: push.isIgnored,
      secondsLeft: Math.max(0, Math.round((push.endsAt - Date.now()) / 1000)),
    })),
    events: eventsOf(control, nameOf),
    deliveries: control.deliveries
      .slice(-SHOWN)
      .toReversed()
      .map(({ what, url, at, status, answer }) => ({
        what,
        path: pathOf(url),
        at,
        status,
        answer: answer.slice(0, 60),
      })),
    knobs: { ...USUAL, ...world.knobs.get("*") },
  };
}

/** Ended prompts and payments, the last first. */
function eventsOf(control: Control, nameOf: (shortcode: string) => string): object[] {
  const pushes = control.pushes
    .filter(({ resultCode }) => resultCode !== null)
    .map((push) => ({
      kind: "push",
      id: push.checkoutRequestId,
      at: push.at,
      phone: push.phone,
      amount: push.amount,
      account: push.reference,
      business: nameOf(push.shortcode),
      code: push.resultCode,
      receipt: push.receipt,
    }));
  const others = control.transactions
    .filter(({ kind }) => kind !== "stk")
    .map(({ kind, receipt, at, phone, amount, account, shortcode }) => ({
      kind,
      id: receipt,
      at,
      phone,
      amount,
      account,
      business: nameOf(shortcode),
      code: "0",
      receipt,
    }));
  return [...pushes, ...others].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, SHOWN);
}

const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname.slice(0, 40) : url.slice(0, 40));
