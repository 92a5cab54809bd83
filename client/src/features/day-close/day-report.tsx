import { useQuery } from "@apollo/client/react";
import type { Session } from "../../api/session";
import { DayReportDocument, type DayReportQuery } from "../../generated/live/graphql";
import { dayClose } from "../../i18n/day-close";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { formatFigure } from "../../i18n/format-figure";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { FileButton } from "../../office/file-button";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { DayStep } from "../../ui/day-step";
import { Note } from "../../ui/note";
import { addDays, parseSchoolDay, schoolDayAt } from "../../values/school-day";
import { BooksCheck } from "./books-check";
import { CloseRow } from "./close-row";
import { EntryTable } from "./entry-table";
import { ReceiptTable } from "./receipt-table";

type Report = DayReportQuery["dayReport"];

/** A day's books from account to entry to receipt, as an auditor follows them; it prints as it stands. */
export function DayReport({ session, day }: { session: Session; day: string }) {
  const say = useMessages(dayClose);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const query = useQuery(DayReportDocument, { variables: { day }, fetchPolicy: "network-only" });
  const here = parseSchoolDay(day);
  const next = addDays(here, 1);
  return (
    <OfficePage
      title={say("reportTitle")}
      subtitle={`${query.data?.school.name ?? ""} · ${formatDay(locale, day)} ${day.slice(0, 4)}`}
      back="/day"
      wide
      query={query}
      above={
        <div className="no-print flex flex-wrap items-start gap-2">
          <DayStep to={`/day/${addDays(here, -1)}`} label={say("dayBefore")} direction="back" />
          {next <= schoolDayAt(Date.now()) && <DayStep to={`/day/${next}`} label={say("dayAfter")} direction="on" />}
          <button type="button" className="btn" onClick={() => print()}>
            {sayOffice("print")}
          </button>
          <FileButton
            session={session}
            path={`/files/fees/day-report.csv?day=${day}`}
            name={`day-report-${day}.csv`}
            label={say("csv")}
          />
          <FileButton
            session={session}
            path={`/files/fees/journal.csv?from=${day}&to=${day}`}
            name={`journal-${day}.csv`}
            label={say("journalCsv")}
          />
        </div>
      }
    >
      {({ dayReport: report }) => (
        <>
          {report.missingReceipts.length > 0 && (
            <Note tone="bad">{say("missingReceipts", { numbers: report.missingReceipts.join(", ") })}</Note>
          )}
          <Accounts report={report} />
          <section className="card" aria-labelledby="close">
            <h2 id="close" className="px-4 py-3 text-lg">
              {say("closeState")}
            </h2>
            {report.close ? (
              <ul>
                <CloseRow close={report.close} mayReopen={false} onReopened={() => undefined} />
              </ul>
            ) : (
              <p className="px-4 pb-4">{say("open")}</p>
            )}
          </section>
          <ReceiptTable receipts={report.receipts.nodes} />
          <ShowMore
            shown={report.receipts.nodes.length}
            totalCount={report.receipts.totalCount}
            more={report.receipts.pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { day, receiptsAfter: report.receipts.pageInfo.endCursor } })}
          />
          <Suspense report={report} />
          <Reversals report={report} />
          <EntryTable entries={report.entries.nodes} />
          <ShowMore
            shown={report.entries.nodes.length}
            totalCount={report.entries.totalCount}
            more={report.entries.pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { day, entriesAfter: report.entries.pageInfo.endCursor } })}
          />
          <BooksCheck check={report.check} manages={false} />
        </>
      )}
    </OfficePage>
  );
}

function Accounts({ report: { accounts, debitCents, creditCents } }: { report: Report }) {
  const say = useMessages(dayClose);
  const { locale } = useLanguage();
  const columns = ["opening", "in", "out", "closing"] as const;
  return (
    <section className="card overflow-x-auto" aria-labelledby="accounts">
      <h2 id="accounts" className="px-4 pt-3 text-lg">
        {say("accounts")}
      </h2>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{say("account")}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-number>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {accounts.map((one) => (
            <tr key={one.account}>
              <th scope="row">{say(one.account)}</th>
              {columns.map((column) => (
                <td key={column} data-number>
                  {formatFigure(locale, one[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p
        className={`border-t border-line px-4 py-3 ${debitCents === creditCents ? "muted" : "font-semibold text-absent"}`}
      >
        {say("balanced", { debit: formatMoney(locale, debitCents), credit: formatMoney(locale, creditCents) })}
        {debitCents !== creditCents && ` ${say("unbalanced")}`}
      </p>
    </section>
  );
}

function Suspense({ report: { suspenseAges } }: { report: Report }) {
  const say = useMessages(dayClose);
  const { locale } = useLanguage();
  const waiting = suspenseAges.filter(({ receipts }) => receipts > 0);
  return (
    <section className="card" aria-labelledby="suspense">
      <h2 id="suspense" className="px-4 py-3 text-lg">
        {say("suspense")}
      </h2>
      {waiting.length === 0 && <p className="muted px-4 pb-4">{say("suspenseNone")}</p>}
      <ul>
        {waiting.map(({ fromDays, toDays, cents, receipts }) => (
          <li key={fromDays} className="flex justify-between gap-3 border-t border-line px-4 py-2">
            <span>
              {toDays === null ? say("daysOn", { from: fromDays }) : say("days", { from: fromDays, to: toDays })}
              {` · ${say("receiptCount", { n: receipts })}`}
            </span>
            <span className="tabular-nums">{formatMoney(locale, cents)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reversals({ report: { reversals } }: { report: Report }) {
  const say = useMessages(dayClose);
  const { locale } = useLanguage();
  const at = (instant: string) => formatMoment(locale, Date.parse(instant));
  return (
    <section className="card" aria-labelledby="reversals">
      <h2 id="reversals" className="px-4 py-3 text-lg">
        {say("reversals")}
      </h2>
      {reversals.length === 0 && <p className="muted px-4 pb-4">{say("reversalsNone")}</p>}
      <ul>
        {reversals.map(
          ({ id, state, receipt, entry, reason, note, requestedBy, requestedAt, decidedBy, decidedAt }) => (
            <li key={id} className="border-t border-line px-4 py-2">
              <span className="flex justify-between gap-3 font-semibold">
                {`${say(state)} · ${receipt ? say("ofReceipt", { number: String(receipt.number) }) : say("ofEntry", { number: String(entry?.number ?? "–") })}`}
                {receipt && <span className="tabular-nums">{formatMoney(locale, receipt.cents)}</span>}
              </span>
              <span className="muted block text-sm">
                {[
                  reason,
                  note,
                  say("reversalAsked", { name: requestedBy.name, at: at(requestedAt) }),
                  decidedBy && decidedAt && say("reversalDecided", { name: decidedBy.name, at: at(decidedAt) }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
