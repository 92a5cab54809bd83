import type { RiskCaseLineFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskWords } from "../../i18n/use-risk-words";

/** What was tried in a case, in its order: each call, visit, meeting and message, and whether anybody was reached. */
export function ContactList({ contacts }: Pick<RiskCaseLineFragment, "contacts">) {
  const say = useMessages(riskCases);
  const sayOffice = useMessages(office);
  const { say: sayWord } = useRiskWords();
  const { locale } = useLanguage();
  return (
    <section className="card overflow-clip" aria-labelledby="case-contacts">
      <h2 id="case-contacts" className="px-4 py-3 text-lg">
        {say("contacts")}
      </h2>
      {contacts.length === 0 ? (
        <p className="muted px-4 pb-4">{say("contactsNone")}</p>
      ) : (
        <ol>
          {contacts.map(({ id, kind, day, reached, note, by }) => (
            <li key={id} className="border-t border-line px-4 py-2">
              <p className="flex flex-wrap justify-between gap-x-3">
                <span className="font-semibold">{`${sayWord(kind)} · ${say(reached ? "reached" : "notReached")}`}</span>
                <span className="muted">{formatDay(locale, day, "dated")}</span>
              </p>
              <p className="whitespace-pre-line wrap-anywhere">{note}</p>
              <p className="muted text-sm">{sayOffice("by", { name: by })}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
