import type { Mark } from "../values/mark";
import type { ReasonLine } from "../values/school-lines";
import { useLanguage, useMessages } from "./language";
import { statuses } from "./statuses";

/** Says a mark in full with the reasons this school knows: `Absent, illness`, `20 min late`. */
export function useMarkWords(reasons: readonly ReasonLine[]): (mark: Mark) => string {
  const { locale } = useLanguage();
  const say = useMessages(statuses);
  return ({ status, reasonId, minutesLate }) => {
    const word = minutesLate ? say("late", { minutes: minutesLate }) : say(status);
    const reason = reasons.find((known) => known.reasonId === reasonId);
    return reason ? `${word}, ${locale === "sw" ? reason.kiswahili : reason.english}` : word;
  };
}
