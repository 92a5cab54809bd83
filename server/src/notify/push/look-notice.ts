import type { MessageLocale } from "../message-texts.js";
import type { Notice } from "./queue-push.js";

const TEXTS: Record<MessageLocale, string> = {
  en: "a learner of yours needs a look this week. Open Asili to see whom.",
  sw: "mwanafunzi wako mmoja anahitaji kuangaliwa wiki hii. Fungua Asili uone ni nani.",
};

/** That there is somebody to look after. Neither who nor why: a notice lies open on a locked phone. */
export const lookNotice = (locale: MessageLocale, schoolName: string): Notice => ({
  title: "Asili",
  body: `${schoolName}: ${TEXTS[locale]}`,
  url: "/risk",
});
