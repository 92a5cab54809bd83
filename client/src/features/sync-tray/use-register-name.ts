import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import type { SchoolDay } from "../../values/school-day";
import type { Session } from "../../values/session";

type Named = { readonly className: string; readonly day: SchoolDay; readonly session: Session };

/** Calls a register by its class, day and session: `Grade 7 East, Mon, 23 Nov, morning`. */
export function useRegisterName(): (register: Named) => string {
  const say = useMessages(core);
  const { locale } = useLanguage();
  return ({ className, day, session }) =>
    [className, formatDay(locale, day, "short"), say(session === "m" ? "morning" : "afternoon").toLowerCase()]
      .filter(Boolean)
      .join(", ");
}
