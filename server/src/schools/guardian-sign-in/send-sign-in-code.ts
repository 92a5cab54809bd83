import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { makeCode } from "../../identity/sign-in-code/code-keeper.js";
import { countCode } from "../../identity/sign-in-code/limit-codes.js";
import type { Em } from "../../platform/orm.js";
import type { SmsSender } from "../../platform/sms/sms-sender.js";
import { type Phone, parsePhone } from "../../values/phone.js";
import { type CodeLocale, codeText, staffText } from "./code-text.js";
import { readHolder } from "./read-holder.js";

/**
 * Sends a guardian a code to sign in with. Whoever asks learns nothing about the phone: the answer is the same, and as
 * quick, whether a school knows it or not. Somebody of a school's staff is told by text message to use their password.
 */
export async function sendSignInCode(
  services: Services,
  request: { phone: string; locale: CodeLocale; remoteAddress: string },
): Promise<void> {
  const { sms, logger } = services;
  if (!sms) {
    throw new Refusal(
      ErrorCode.conflict,
      "No text messages can be sent from here yet. Ask the school for a password instead.",
    );
  }
  const phone = parsePhone(request.phone);
  if (!phone) throw new Refusal(ErrorCode.badInput, "Write the phone number as 0712 345 678.");
  await countCode(services, phone, request.remoteAddress);
  void send(services, sms, phone, request.locale).catch((error: unknown) =>
    logger.error({ err: error }, "a sign-in code could not be sent"),
  );
}

async function send(services: Services, sms: SmsSender, phone: Phone, locale: CodeLocale): Promise<void> {
  const holder = await readHolder(services.orm.em.fork() as Em, phone);
  if (holder === "nobody") return;
  const host = services.config.publicUrl?.host ?? null;
  const text = holder === "staff" ? staffText(locale) : codeText(locale, await makeCode(services, phone), host);
  const outcome = await sms.send(phone, text);
  if (outcome.kind !== "sent") services.logger.warn({ why: outcome.why }, "a sign-in code was not sent");
}
