import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { SchoolDay } from "../../values/school-day";
import type { Session } from "../../values/session";

type Register = { readonly day: SchoolDay; readonly session: Session };
type Sheet = { readonly assessmentId: number };
type Named = (Register | Sheet) & { readonly className: string; readonly assessment?: string };

/** Calls a register by its class, day and session, and a sheet by its class and assessment: `Grade 7 East, Mon, 23 Nov, morning`. */
export function useRegisterName(): (named: Named) => string {
  const say = useMessages(core);
  const sayTray = useMessages(syncTray);
  const { locale } = useLanguage();
  return (named) => {
    const { className, assessment } = named;
    const page =
      "day" in named
        ? [formatDay(locale, named.day, "short"), say(named.session === "m" ? "morning" : "afternoon").toLowerCase()]
        : [assessment || sayTray("scores").toLowerCase()];
    return [className, ...page].filter(Boolean).join(", ");
  };
}
