import { useMutation } from "@apollo/client/react";
import { type BooksCheckFragment, CheckFeesDocument } from "../../generated/live/graphql";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { money } from "../../i18n/money";
import { Note } from "../../ui/note";
import { useChange } from "./use-change";

type BooksCardProps = {
  /** Null while the books were never checked. */
  check: BooksCheckFragment | null;
  closedThrough: string | null;
  mayCheck: boolean;
  onChecked: () => void;
};

/** Whether the books agree, by the last check, and the way to check them now. */
export function BooksCard({ check, closedThrough, mayCheck, onChecked }: BooksCardProps) {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const [checkFees] = useMutation(CheckFeesDocument);
  const { busy, fault, change } = useChange();
  const checkNow = async () => {
    if (await change(() => checkFees())) onChecked();
  };
  const figure = (n: number) => n.toLocaleString(intlTag(locale));
  return (
    <section className="card grid gap-3 px-4 py-4" aria-labelledby="books">
      <div className="flex flex-wrap items-center gap-3">
        <div className="min-w-48 flex-1">
          <h2 id="books" className="muted">
            {say("books")}
          </h2>
          {check === null ? (
            <p>{say("booksNever")}</p>
          ) : (
            <>
              <p className={`text-lg font-semibold ${check.faults > 0 ? "text-absent" : "text-present"}`}>
                {check.faults > 0 ? say("booksBad", { n: check.faults }) : say("booksGood")}
                {check.faultySince &&
                  ` (${say("booksSince", { at: formatMoment(locale, Date.parse(check.faultySince)) })})`}
              </p>
              <p className="muted text-sm tabular-nums">
                {say("booksLooked", {
                  entries: figure(check.entries),
                  receipts: figure(check.receipts),
                  at: formatMoment(locale, Date.parse(check.at)),
                })}
              </p>
            </>
          )}
          {closedThrough && (
            <p className="muted text-sm">{say("closedThrough", { day: formatDay(locale, closedThrough, "dated") })}</p>
          )}
        </div>
        {mayCheck && (
          <button type="button" className="btn" disabled={busy} onClick={() => void checkNow()}>
            {say(busy ? "checking" : "checkNow")}
          </button>
        )}
      </div>
      {fault && <Note tone="bad">{fault}</Note>}
      {check !== null && check.faults > 0 && (
        <>
          <ul className="grid gap-2">
            {check.findings.map(({ rule, subject, detail }) => (
              <li key={`${rule} ${subject}`} className="border-t border-line pt-2 text-sm">
                <span className="block font-semibold">{say(rule)}</span>
                <span lang="en" className="muted block">
                  {`${subject}: ${detail}`}
                </span>
              </li>
            ))}
          </ul>
          <p className="text-sm">{say("booksHelp")}</p>
        </>
      )}
    </section>
  );
}
