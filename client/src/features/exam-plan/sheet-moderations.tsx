import type { SheetScoresQuery } from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { moderations } from "../../i18n/moderations";
import { useModerationWords } from "../../i18n/use-moderation-words";

type Moderations = NonNullable<SheetScoresQuery["scoreSheet"]>["moderations"];

/** How all marks of a sheet were changed alike: who did it, when, how many, and why. */
export function SheetModerations({ past }: { past: Moderations }) {
  const say = useMessages(moderations);
  const words = useModerationWords();
  const { locale } = useLanguage();
  if (past.length === 0) return null;
  return (
    <section aria-label={say("title")} className="card p-4">
      <h2 className="text-lg">{say("title")}</h2>
      <ul className="mt-1 grid gap-2">
        {past.map(({ by, at, added, scaledFrom, changed, reason }) => (
          <li key={at}>
            <p className="muted text-sm">
              {say("done", {
                name: by.name,
                at: formatMoment(locale, Date.parse(at)),
                how: words({ added, scaledFrom }),
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
