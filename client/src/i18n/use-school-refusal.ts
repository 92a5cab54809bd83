import { lifeRefusals } from "./life-refusals";
import { listRefusals } from "./list-refusals";
import { schoolRefusals } from "./school-refusals";
import type { RefusalWords } from "./tell-reason";
import { useReasonedRefusal } from "./use-reasoned-refusal";

const WORDS: RefusalWords = {
  messages: {
    en: { ...schoolRefusals.en, ...lifeRefusals.en, ...listRefusals.en },
    sw: { ...schoolRefusals.sw, ...lifeRefusals.sw, ...listRefusals.sw },
  },
  days: ["starts", "ends"],
};

/**
 * Says why something about who is where at the school was refused, in the user's language; null where the server gave no
 * such reason.
 */
export const useSchoolRefusal = () => useReasonedRefusal(WORDS);
