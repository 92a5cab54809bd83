import { marksRefusals } from "./marks-refusals";
import { schoolRefusals } from "./school-refusals";
import type { RefusalWords } from "./tell-reason";

/** What may be refused of marks: that of their own, and that of the classes, terms and subjects they are of. */
export const MARKS_REFUSAL_WORDS: RefusalWords = {
  messages: {
    en: { ...schoolRefusals.en, ...marksRefusals.en },
    sw: { ...schoolRefusals.sw, ...marksRefusals.sw },
  },
  days: ["starts", "ends"],
};
