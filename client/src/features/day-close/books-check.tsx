import { useApolloClient } from "@apollo/client/react";
import { CheckBooksNowDocument, type CheckFragment } from "../../generated/live/graphql";
import { dayClose } from "../../i18n/day-close";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";

type BooksCheckProps = { check: CheckFragment | null; manages: boolean; onChecked?: () => void };

/** Whether the books are sound, as last looked at, and what is not. */
export function BooksCheck({ check, manages, onChecked }: BooksCheckProps) {
  const say = useMessages(dayClose);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const { busy, fault, run } = useChange();
  const checkNow = async () => {
    if (await run(() => client.mutate({ mutation: CheckBooksNowDocument }))) onChecked?.();
  };
  const at = (instant: string) => formatMoment(locale, Date.parse(instant));
  return (
    <section className="card grid gap-2 p-4" aria-labelledby="check">
      <h2 id="check" className="text-lg">
        {say("check")}
      </h2>
      {!check && <p className="muted">{say("checkNone")}</p>}
      {check && (
        <>
          <p className={`font-semibold ${check.faults ? "text-absent" : "text-present"}`}>
            {check.faults ? say("checkFaults", { n: check.faults }) : say("checkWell")}
            {check.faultySince && `, ${say("checkSince", { at: at(check.faultySince) })}`}
          </p>
          <p className="muted text-sm">
            {say("checkAt", { entries: check.entries, receipts: check.receipts, at: at(check.at) })}
          </p>
          <ul className="grid gap-2 empty:hidden">
            {check.findings.map(({ rule, subject, detail }) => (
              <li key={`${rule} ${subject}`}>
                <strong className="block">{`${say(rule)}: ${subject}`}</strong>
                <span className="muted text-sm">{detail}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {fault && <Note tone="bad">{fault}</Note>}
      {manages && onChecked && (
        <button
          type="button"
          className="btn no-print justify-self-start"
          disabled={busy}
          onClick={() => void checkNow()}
        >
          {say("checkNow")}
        </button>
      )}
    </section>
  );
}
