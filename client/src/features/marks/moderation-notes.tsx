import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { moderations } from "../../i18n/moderations";
import { useModerationWords } from "../../i18n/use-moderation-words";
import { readHow } from "../../values/moderations-line";
import type { SheetOnPage } from "./read-sheet-page";

/** How all marks of the sheet were changed alike: who did it, when, how many, and why. */
export function ModerationNotes({ view }: { view: SheetOnPage }) {
  const say = useMessages(moderations);
  const words = useModerationWords();
  const { locale } = useLanguage();
  if (view.moderations.length === 0) return null;
  return (
    <section aria-label={say("title")} className="card p-3">
      <h2 className="font-semibold">{say("title")}</h2>
      <ul className="mt-1 grid gap-2">
        {view.moderations.map(({ name, at, how, changed, reason }) => (
          <li key={at}>
            <p className="muted text-sm">
              {say("done", {
                name: name || say("someone"),
                at: formatMoment(locale, at * 1000),
                how: words(readHow(how)),
                n: changed,
              })}
            </p>
            <p className="wrap-anywhere">{say("why", { reason })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
