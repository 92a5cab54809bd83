import { formatMoment } from "../../i18n/format-day";
import { held } from "../../i18n/held";
import { useLanguage, useMessages } from "../../i18n/language";
import type { DecidedRecord } from "./read-held";
import { useDeclineReason } from "../../i18n/use-decline-reason";
import { useRegisterName } from "./use-register-name";

/** What the head decided of this user's records in the last term: nothing held goes without a word. */
export function DecidedList({ decided }: { decided: readonly DecidedRecord[] }) {
  const say = useMessages(held);
  const { locale } = useLanguage();
  const nameOf = useRegisterName();
  const reasonOf = useDeclineReason();
  return (
    <section aria-labelledby="decided" className="card">
      <h2 id="decided" className="px-4 py-3 text-lg">
        {say("decidedTitle")}
      </h2>
      <ul>
        {decided.map(({ id, operation, className, assessment, taken, byName: name, reason, at }) => (
          <li key={id} className="border-t border-line px-4 py-3">
            <p className="font-semibold">{operation ? nameOf({ className, assessment, ...operation }) : className}</p>
            <p>{taken ? say("taken", { name }) : say("declined", { name, reason: reasonOf(reason) })}</p>
            <p className="muted text-sm">{formatMoment(locale, at * 1000)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
