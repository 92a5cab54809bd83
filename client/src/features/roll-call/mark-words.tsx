import { createContext, useContext } from "react";
import { useLanguage, useMessages } from "../../i18n/language";
import { statuses } from "../../i18n/statuses";
import type { Mark } from "../../values/mark";
import type { ReasonLine } from "../../values/school-lines";

/** The reasons this school knows. */
export const SchoolReasons = createContext<readonly ReasonLine[]>([]);

/** Says a mark in full: `Absent, illness`, `20 min late`. */
export function useMarkWords(): (mark: Mark) => string {
  const { locale } = useLanguage();
  const say = useMessages(statuses);
  const reasons = useContext(SchoolReasons);
  return ({ status, reasonId, minutesLate }) => {
    const word = minutesLate ? say("late", { minutes: minutesLate }) : say(status);
    const reason = reasons.find((known) => known.reasonId === reasonId);
    return reason ? `${word}, ${locale === "sw" ? reason.kiswahili : reason.english}` : word;
  };
}
