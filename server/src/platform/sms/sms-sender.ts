import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";

/**
 * What became of a text message: the provider took it, for so much, under its own id; it never will and says why; or
 * nobody knows, so that sending it again might tell it twice.
 */
export type SmsOutcome =
  | { readonly kind: "sent"; readonly providerId: string; readonly cents: Cents }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "unknown"; readonly why: string };

/** Sends one text message. Never throws, never tries twice, and logs neither the number nor the text. */
export type SmsSender = {
  /** What it is called where people choose or see it: `africas-talking`, `practice`. */
  readonly name: string;
  send(phone: Phone, text: string): Promise<SmsOutcome>;
};
