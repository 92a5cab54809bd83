import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { AccountStatementDocument, type AccountStatementQuery } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { figuresOf } from "../../i18n/format-figure";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useRefusal } from "../../i18n/use-refusal";
import { FileButton } from "../../office/file-button";
import { ShowMore } from "../../office/show-more";
import { TextInput } from "../../office/text-input";
import { FailedQuery } from "../../ui/failed-query";
import { Skeleton } from "../../ui/skeleton";
import { schoolDayAt } from "../../values/school-day";

type Entry = NonNullable<AccountStatementQuery["feeStatement"]>["nodes"][number];

/** All that changed what a learner owes since a day, with what was owed after each. */
export function Statement({ session, id }: { session: Session; id: string }) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { locale } = useLanguage();
  const [from, setFrom] = useState(() => `${schoolDayAt(Date.now()).slice(0, 4)}-01-01`);
  const query = useQuery(AccountStatementDocument, { variables: { id, from }, skip: !from });
  const statement = (query.data ?? query.previousData)?.feeStatement;
  const amounts = statement?.nodes.flatMap(({ cents, balance }) => [cents, balance]) ?? [];
  const write = figuresOf(locale, [...amounts, statement?.opening ?? 0, statement?.closing ?? 0]);
  return (
    <section className="card overflow-clip" aria-labelledby="statement">
      <div className="flex flex-wrap items-end justify-between gap-3 px-4 py-3">
        <h2 id="statement" className="text-lg">
          {say("statement")}
        </h2>
        <div className="no-print">
          <TextInput
            label={say("from")}
            type="date"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        </div>
      </div>
      {query.error && !statement ? (
        <FailedQuery
          title={sayOffice("failed")}
          help={sayRefusal(refusalOf(query.error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void query.refetch()}
        />
      ) : !statement ? (
        <Skeleton rows={4} label={sayCore("reading")} />
      ) : (
        <>
          <div className="overflow-x-auto">
            <table className="grid-table max-sm:text-sm">
              <thead>
                <tr>
                  <th scope="col">{say("entry")}</th>
                  <th scope="col" data-number>
                    {say("change")}
                  </th>
                  <th scope="col" data-number>
                    {say("balance")}
                  </th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <td colSpan={2}>{say("before", { day: formatDay(locale, statement.from, "dated") })}</td>
                  <td data-number>{write(statement.opening)}</td>
                </tr>
                {statement.nodes.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} write={write} />
                ))}
                {statement.nodes.length === 0 && (
                  <tr>
                    <td colSpan={3} className="muted">
                      {say("statementNone")}
                    </td>
                  </tr>
                )}
                <tr className="bg-sunken font-semibold">
                  <td colSpan={2}>{say("now")}</td>
                  <td data-number>{write(statement.closing)}</td>
                </tr>
              </tbody>
            </table>
          </div>
          <div className="no-print flex flex-wrap gap-2 p-4">
            <ShowMore
              shown={statement.nodes.length}
              totalCount={statement.totalCount}
              more={statement.pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: statement.pageInfo.endCursor } })}
            />
            <FileButton
              session={session}
              path={`/files/fees/statements/${id}?from=${from}&language=${locale}`}
              name="statement.pdf"
              label={say("statementPdf")}
            />
          </div>
        </>
      )}
    </section>
  );
}

function EntryRow({ entry, write }: { entry: Entry; write: (cents: number) => string }) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const { day, kind, memo, cents, balance, invoiceId, invoiceNumber, receiptId, receiptNumber, by } = entry;
  const about = [
    formatDay(locale, day, "dated"),
    memo,
    by ? sayOffice("by", { name: by.name }) : sayOffice("machine"),
  ].filter(Boolean);
  return (
    <tr>
      <td>
        <span className="block">
          {say(kind)}
          {invoiceId && invoiceNumber !== null && (
            <a href={`/invoicing/invoice/${invoiceId}`} className="link ml-2">
              {say("invoice", { number: String(invoiceNumber) })}
            </a>
          )}
          {receiptId && receiptNumber !== null && (
            <a href={`/money/receipts/${receiptId}`} className="link ml-2">
              {say("receipt", { number: String(receiptNumber) })}
            </a>
          )}
        </span>
        <span className="muted block text-sm">{about.join(" · ")}</span>
      </td>
      <td data-number className={cents < 0 ? "text-present" : ""}>
        {cents > 0 ? `+${write(cents)}` : write(cents)}
      </td>
      <td data-number>{write(balance)}</td>
    </tr>
  );
}
