import { codeOfAnswer, endPrompt } from "./end-prompt.js";
import { badField } from "./fault.js";
import { amount, business, checkPassword, type Fields, oneOf, phone, text, url } from "./fields.js";
import type { Knobs } from "./knobs.js";
import type { Answer } from "./provider-routes.js";
import { makeCheckoutRequestId, makeMerchantRequestId } from "./text.js";
import { inBackground, knobsFor, pass, type Push, type World } from "./world.js";

const TYPES = { paybill: "CustomerPayBillOnline", till: "CustomerBuyGoodsOnline" } as const;

/** Takes a push: the prompt appears on the payer's phone, and the answer says no more than that it was taken. */
export async function acceptPush(world: World, fields: Fields, consumerKey: string): Promise<Answer> {
  const push = readPush(world, fields, consumerKey);
  const knobs = knobsFor(world, push.shortcode, push.phone);
  const isBusy = [...world.pushes.values()].some((other) => other.phone === push.phone && other.resultCode === null);
  world.pushes.set(push.checkoutRequestId, push);
  world.version += 1;
  if (isBusy) inBackground(world, () => endPrompt(world, push, "1001"));
  else showPrompt(world, push, knobs);
  if (knobs.noticeBeforeResponse) await push.told.promise;
  await pass(world, knobs.responseDelayMs);
  if (knobs.loseResponse) return { body: null };
  return {
    body: {
      MerchantRequestID: push.merchantRequestId,
      CheckoutRequestID: push.checkoutRequestId,
      ResponseCode: "0",
      ResponseDescription: "Success. Request accepted for processing",
      CustomerMessage: "Success. Request accepted for processing",
    },
  };
}

function readPush(world: World, fields: Fields, consumerKey: string): Push {
  const owner = business(world, fields, "BusinessShortCode", consumerKey);
  if (text(fields, "BusinessShortCode", 12) !== owner.shortcode) throw badField("BusinessShortCode");
  checkPassword(world, fields, owner);
  oneOf(fields, "TransactionType", [TYPES[owner.kind]]);
  const shillings = amount(fields);
  const payer = phone(fields, "PhoneNumber");
  if (phone(fields, "PartyA") !== payer) throw badField("PartyA");
  oneOf(fields, "PartyB", [owner.till ?? owner.shortcode]);
  const at = world.now();
  return {
    callbackUrl: url(fields, "CallBackURL"),
    reference: text(fields, "AccountReference", 12),
    description: text(fields, "TransactionDesc", 13),
    checkoutRequestId: newCheckoutRequestId(world, at, payer),
    merchantRequestId: makeMerchantRequestId(),
    shortcode: owner.shortcode,
    phone: payer,
    amount: shillings,
    at,
    endsAt: Date.now() + knobsFor(world, owner.shortcode, payer).promptSeconds * 1000,
    resultCode: null,
    receipt: null,
    isIgnored: false,
    queries: 0,
    told: Promise.withResolvers<void>(),
  };
}

/** Of two pushes to one phone within a second each has its own. */
function newCheckoutRequestId(world: World, at: Date, payer: string): string {
  for (;;) {
    const id = makeCheckoutRequestId(at, payer);
    if (!world.pushes.has(id)) return id;
  }
}

function showPrompt(world: World, push: Push, { answer, answerAfterMs }: Knobs): void {
  const expire = () => inBackground(world, () => endPrompt(world, push, codeOfExpiry(world, push)));
  world.expiries.set(push.checkoutRequestId, setTimeout(expire, push.endsAt - Date.now()));
  push.isIgnored = answer === "ignore";
  if (answer === "ask" || answer === "ignore") return;
  inBackground(world, async () => {
    await pass(world, answerAfterMs);
    await endPrompt(world, push, codeOfAnswer(world, push, answer));
  });
}

const codeOfExpiry = (world: World, { shortcode, phone }: Push): string =>
  String(knobsFor(world, shortcode, phone).resultCode ?? "1037");
