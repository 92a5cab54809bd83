import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { Waiting } from "./read-waiting";
import { useRegisterName } from "./use-register-name";

/** What goes by itself: nothing to do about it but see that it is there. */
export function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const say = useMessages(syncTray);
  const { locale } = useLanguage();
  const nameOf = useRegisterName();
  return (
    <section aria-labelledby="waiting" className="card">
      <h2 id="waiting" className="px-4 py-3 text-lg">
        {say("waitingList")}
      </h2>
      <ul>
        {waiting.map(({ operation, className, assessment }) => (
          <li key={operation.counter} className="border-t border-line px-4 py-3">
            <p>{nameOf({ className, assessment, ...operation })}</p>
            <p className="muted text-sm">
              {say(operation.kind)} · {say("savedAt", { at: formatMoment(locale, operation.at * 1000) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
