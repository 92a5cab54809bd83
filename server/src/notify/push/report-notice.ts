import type { LearnerId } from "../../values/ids.js";
import type { MessageLocale } from "../message-texts.js";
import type { Notice } from "./queue-push.js";

export type ReportTold = {
  readonly schoolName: string;
  /** The child's first name. */
  readonly child: string;
  readonly learnerId: LearnerId;
};

const TEXTS: Record<MessageLocale, (told: ReportTold) => Omit<Notice, "url">> = {
  en: ({ schoolName, child }) => ({
    title: "A report card is ready",
    body: `${schoolName}: ${child}'s report card can be read now.`,
  }),
  sw: ({ schoolName, child }) => ({
    title: "Ripoti iko tayari",
    body: `${schoolName}: ripoti ya ${child} sasa inaweza kusomwa.`,
  }),
};

/** That a report card is out. It says nothing of what is in it: a notice lies open on a locked phone. */
export const reportNotice = (locale: MessageLocale, told: ReportTold): Notice => ({
  ...TEXTS[locale](told),
  url: `/cards/${told.learnerId}`,
});
