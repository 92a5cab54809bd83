import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { Discarded } from "./read-discarded";
import { useRegisterName } from "./use-register-name";

/** What was let go of, with the reason given then: nothing leaves without a trace. */
export function DiscardedList({ discarded }: { discarded: readonly Discarded[] }) {
  const say = useMessages(syncTray);
  const { locale } = useLanguage();
  const nameOf = useRegisterName();
  return (
    <details className="card">
      <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold">
        {say("discardedList", { n: discarded.length })}
      </summary>
      <ul>
        {discarded.map(({ operation, className, assessment, why, at }) => (
          <li key={operation.counter} className="border-t border-line px-4 py-3">
            <p>{nameOf({ className, assessment, ...operation })}</p>
            <p className="muted text-sm">
              {say(`discardReason${why}`)} · {formatMoment(locale, at)}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
