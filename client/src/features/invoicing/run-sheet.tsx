import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import { OneRunDocument, ReverseInvoiceRunDocument } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { ReasonDialog } from "../../office/reason-dialog";
import { ShowMore } from "../../office/show-more";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { InvoiceRow } from "./invoice-row";

/** One run: what it asked for, its invoices, and the way to take all of it back. */
export function RunSheet({ id, manages }: { id: string; manages: boolean }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const termName = useTermName();
  const client = useApolloClient();
  const query = useQuery(OneRunDocument, { variables: { id } });
  const [asked, setAsked] = useState(false);
  const run = query.data?.invoiceRun;
  return (
    <OfficePage
      title={run ? say("runTitle", { term: termName(run.term) }) : say("runs")}
      back="/invoicing"
      query={query}
    >
      {({ invoiceRun, invoices: { nodes, pageInfo, totalCount } }) =>
        !invoiceRun ? (
          <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>
        ) : (
          <>
            <section className="card p-4">
              <p className={`text-3xl font-bold tabular-nums ${invoiceRun.reversedAt ? "line-through" : ""}`}>
                {formatMoney(locale, invoiceRun.cents - invoiceRun.discountCents)}
              </p>
              <p>{say("invoices", { n: invoiceRun.invoiceCount })}</p>
              <p className="muted text-sm">
                {say("runLine", {
                  day: formatDay(locale, invoiceRun.day, "dated"),
                  due: formatDay(locale, invoiceRun.dueDay, "dated"),
                })}
                {" · "}
                {invoiceRun.createdBy ? sayOffice("by", { name: invoiceRun.createdBy.name }) : sayOffice("machine")}
              </p>
              {invoiceRun.discountCents > 0 && (
                <p className="muted text-sm">
                  {`${say("beforeDiscounts")} ${formatMoney(locale, invoiceRun.cents)} · ${say("discounts")} ${formatMoney(locale, invoiceRun.discountCents)}`}
                </p>
              )}
              {invoiceRun.reversedAt && (
                <p className="font-semibold text-absent">
                  {invoiceRun.reversedBy ? say("reversedBy", { name: invoiceRun.reversedBy.name }) : say("reversed")}
                </p>
              )}
            </section>
            <ul className="card">
              {nodes.map((invoice) => (
                <InvoiceRow key={invoice.id} invoice={invoice} />
              ))}
            </ul>
            <ShowMore
              shown={nodes.length}
              totalCount={totalCount}
              more={pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
            />
            {manages && !invoiceRun.reversedAt && (
              <button type="button" className="btn btn-danger justify-self-start" onClick={() => setAsked(true)}>
                {say("takeBackRun")}
              </button>
            )}
            {asked && (
              <ReasonDialog
                title={say("takeBackRun")}
                submit={say("takeBack")}
                longest={120}
                onSubmit={(reason) => client.mutate({ mutation: ReverseInvoiceRunDocument, variables: { id, reason } })}
                onDone={() => {
                  setAsked(false);
                  void query.refetch();
                }}
                onClose={() => setAsked(false)}
              >
                <p>{say("takeBackRunHelp")}</p>
              </ReasonDialog>
            )}
          </>
        )
      }
    </OfficePage>
  );
}
