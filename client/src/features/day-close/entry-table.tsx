import type { DayReportQuery } from "../../generated/live/graphql";
import { dayClose } from "../../i18n/day-close";
import { formatTime } from "../../i18n/format-day";
import { formatFigure } from "../../i18n/format-figure";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";

type Entry = DayReportQuery["dayReport"]["entries"]["nodes"][number];

/** The day's journal, entry by entry and line by line. */
export function EntryTable({ entries }: { entries: readonly Entry[] }) {
  const say = useMessages(dayClose);
  return (
    <section className="card overflow-x-auto" aria-labelledby="entries">
      <h2 id="entries" className="px-4 py-3 text-lg">
        {say("entries")}
      </h2>
      {entries.length === 0 ? (
        <p className="muted px-4 pb-4">{say("entriesNone")}</p>
      ) : (
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{say("line")}</th>
              <th scope="col" data-number>
                {say("debit")}
              </th>
              <th scope="col" data-number>
                {say("credit")}
              </th>
            </tr>
          </thead>
          {entries.map((entry) => (
            <EntryLines key={entry.id} entry={entry} />
          ))}
        </table>
      )}
    </section>
  );
}

function EntryLines({ entry }: { entry: Entry }) {
  const say = useMessages(dayClose);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const { number, kind, at, by, memo, receiptNumber, reverses, reversedBy, lines } = entry;
  const about = [
    formatTime(locale, Date.parse(at)),
    by ? sayOffice("by", { name: by.name }) : sayOffice("machine"),
    memo,
    receiptNumber !== null && say("ofReceipt", { number: String(receiptNumber) }),
    reverses !== null && say("reverses", { number: String(reverses) }),
    reversedBy !== null && say("reversedBy", { number: String(reversedBy) }),
  ].filter(Boolean);
  return (
    <tbody>
      <tr className="bg-sunken">
        <th scope="rowgroup" colSpan={3}>
          {`${number} · ${say(`kind${kind}`)}`}
          <span className="block font-normal">{about.join(" · ")}</span>
        </th>
      </tr>
      {lines.map(({ account, learner, cents }, line) => (
        <tr key={line}>
          <td>
            {say(account)}
            {learner && <span className="muted">{` · ${learner.name}`}</span>}
          </td>
          <td data-number>{cents > 0 ? formatFigure(locale, cents) : ""}</td>
          <td data-number>{cents < 0 ? formatFigure(locale, -cents) : ""}</td>
        </tr>
      ))}
    </tbody>
  );
}
