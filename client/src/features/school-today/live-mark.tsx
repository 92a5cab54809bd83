import { formatTime } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { schoolToday } from "../../i18n/school-today";
import type { Link } from "./use-link";

/** The truth about how fresh the figures are. `asOf` is when they were last heard, in milliseconds; 0 for never. */
export function LiveMark({ link, asOf }: { link: Link; asOf: number }) {
  const say = useMessages(schoolToday);
  const { locale } = useLanguage();
  const words = link.connected
    ? say("live")
    : link.since
      ? say("reconnecting", { at: formatTime(locale, link.since) })
      : say("connecting");
  const figures = !link.connected && asOf > 0 ? ` · ${say("showing", { at: formatTime(locale, asOf) })}` : "";
  return (
    <p role="status" className="live-mark" data-live={link.connected}>
      <span aria-hidden="true" />
      {words + figures}
    </p>
  );
}
