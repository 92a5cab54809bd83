import { MARKS_REFUSAL_WORDS } from "./marks-refusal-words";
import { useReasonedRefusal } from "./use-reasoned-refusal";

/** Says why something about marks was refused, in the user's language; null where the server gave no such reason. */
export const useMarksRefusal = () => useReasonedRefusal(MARKS_REFUSAL_WORDS);
