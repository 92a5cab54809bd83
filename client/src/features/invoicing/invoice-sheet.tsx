import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { OneInvoiceDocument, ReverseInvoiceDocument, type WholeInvoiceFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatFigure } from "../../i18n/format-figure";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { ReasonDialog } from "../../office/reason-dialog";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";

/** One invoice, line by line. */
export function InvoiceSheet({ id, manages }: { id: string; manages: boolean }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const query = useQuery(OneInvoiceDocument, { variables: { id } });
  const [asked, setAsked] = useState(false);
  const found = query.data?.invoice;
  return (
    <OfficePage
      title={found ? say("invoice", { number: String(found.number) }) : say("runs")}
      subtitle={found?.learner.name ?? ""}
      back={found ? `/accounts/${found.learner.id}` : "/invoicing"}
      query={query}
    >
      {({ invoice }) =>
        !invoice ? (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        ) : (
          <>
            <Summary invoice={invoice} />
            <Lines invoice={invoice} />
            {manages && !invoice.reversedAt && (
              <button type="button" className="btn btn-danger justify-self-start" onClick={() => setAsked(true)}>
                {say("takeBackInvoice", { number: String(invoice.number) })}
              </button>
            )}
            {asked && (
              <ReasonDialog
                title={say("takeBackInvoice", { number: String(invoice.number) })}
                submit={say("takeBack")}
                longest={120}
                onSubmit={(reason) => client.mutate({ mutation: ReverseInvoiceDocument, variables: { id, reason } })}
                onDone={() => setAsked(false)}
                onClose={() => setAsked(false)}
              >
                <p>{say("takeBackInvoiceHelp")}</p>
              </ReasonDialog>
            )}
          </>
        )
      }
    </OfficePage>
  );
}

function Summary({ invoice }: { invoice: WholeInvoiceFragment }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const termName = useTermName();
  const { learner, kind, term, memo, day, dueDay, cents, owed, reversedAt, childOrder, discountPercent } = invoice;
  return (
    <section className="card grid gap-1 p-4">
      <p className={`text-3xl font-bold tabular-nums ${reversedAt ? "line-through" : ""}`}>
        {formatMoney(locale, cents)}
      </p>
      <p>{reversedAt ? say("reversed") : `${say("stillOwed")} ${formatMoney(locale, owed)}`}</p>
      <p className="muted text-sm">
        {[say(kind), term && termName(term), memo].filter(Boolean).join(" · ")}
        <br />
        {say("dated", { day: formatDay(locale, day, "dated"), due: formatDay(locale, dueDay, "dated") })}
      </p>
      {childOrder !== null && discountPercent !== null && (
        <p className="muted text-sm">{say("sibling", { order: childOrder, percent: discountPercent })}</p>
      )}
      <a href={`/accounts/${learner.id}`} className="link py-3">
        {sayOffice("account", { name: learner.name })}
      </a>
    </section>
  );
}

function Lines({ invoice: { lines } }: { invoice: WholeInvoiceFragment }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  return (
    <section className="card overflow-x-auto">
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{sayOffice("voteHead")}</th>
            <th scope="col" data-number>
              {say("asked")}
            </th>
            <th scope="col" data-number>
              {say("discount")}
            </th>
            <th scope="col" data-number>
              {say("stillOwed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.voteHead?.id ?? ""}>
              <th scope="row">{line.voteHead?.name ?? sayOffice("forward")}</th>
              <td data-number>{formatFigure(locale, line.cents)}</td>
              <td data-number>{formatFigure(locale, line.discountCents)}</td>
              <td data-number>{formatFigure(locale, line.owed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
