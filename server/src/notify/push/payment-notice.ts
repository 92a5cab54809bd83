import type { LearnerId } from "../../values/ids.js";
import { type MessageLocale, type PaymentTold, paymentText } from "../message-texts.js";
import type { Notice } from "./queue-push.js";

const TITLES: Record<MessageLocale, string> = { en: "Payment received", sw: "Malipo yamepokelewa" };

export const paymentNotice = (locale: MessageLocale, told: PaymentTold, learnerId: LearnerId): Notice => ({
  title: TITLES[locale],
  body: paymentText(locale, told),
  url: `/fees/${learnerId}`,
});
