import { riskRefusals } from "./risk-refusals";
import type { RefusalWords } from "./tell-reason";
import { useReasonedRefusal } from "./use-reasoned-refusal";

const WORDS: RefusalWords = { messages: riskRefusals, days: ["first", "last", "closedOn"] };

/** Says why something about risk was refused, in the user's language; null where the server gave no such reason. */
export const useRiskRefusal = () => useReasonedRefusal(WORDS);
