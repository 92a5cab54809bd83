import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { fetchFile } from "../../api/fetch-file";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { ChildStatementDocument } from "../../generated/live/graphql";
import { childFees } from "../../i18n/child-fees";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { useRefusal } from "../../i18n/use-refusal";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { downloadFile } from "../../ui/give-file";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";

/** All that was asked of a child's guardians this year and all that was paid, with what was owed after each. */
export default function StatementPage({ session, id }: { session: Session; id: string }) {
  const say = useMessages(childFees);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { locale } = useLanguage();
  const { data, error, refetch, fetchMore } = useQuery(ChildStatementDocument, { variables: { id } });
  const [failed, setFailed] = useState(false);
  const statement = data?.feeStatement;
  const figure = (cents: number) => formatMoney(locale, cents).replace("KES\u00a0", "");
  const fetchPdf = async () => {
    const file = await fetchFile(session, `/files/fees/statements/${id}?language=${locale}`, "statement.pdf");
    setFailed(file === null);
    if (file) downloadFile(file);
  };
  const more = () =>
    void fetchMore({
      variables: { after: statement?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { feeStatement: next } }) =>
        before.feeStatement && next
          ? { ...before, feeStatement: { ...next, nodes: [...before.feeStatement.nodes, ...next.nodes] } }
          : before,
    });
  return (
    <Page
      title={say("statement")}
      subtitle={statement?.learner.name ?? ""}
      tab={say("statement")}
      back={{ href: `/fees/${id}`, label: sayCore("back") }}
    >
      {error && !data ? (
        <FailedQuery
          title={say("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton rows={6} label={sayCore("reading")} />
      ) : !statement ? (
        <Empty title={say("notFound")}>{say("notFoundHelp")}</Empty>
      ) : (
        <div className="grid gap-4 p-4">
          <ol className="card overflow-clip">
            <li className="flex justify-between gap-3 px-4 py-3">
              <span>{say("opening", { day: formatDay(locale, statement.from, "brief") })}</span>
              <span className="font-semibold tabular-nums">{figure(statement.opening)}</span>
            </li>
            {statement.nodes.map(({ id: entry, day, kind, memo, cents, balance, receiptNumber }) => (
              <li key={entry} className="flex justify-between gap-3 border-t border-line px-4 py-2">
                <span className="min-w-0">
                  <span className="block">{say(kind)}</span>
                  <span className="muted block text-sm">
                    {[
                      formatDay(locale, day, "brief"),
                      receiptNumber !== null && say("receipt", { number: String(receiptNumber) }),
                      memo,
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </span>
                <span className="text-right tabular-nums">
                  <span className={`block ${cents < 0 ? "text-present" : ""}`}>
                    {cents > 0 ? `+${figure(cents)}` : figure(cents)}
                  </span>
                  <span className="muted block text-sm">{figure(balance)}</span>
                </span>
              </li>
            ))}
            <li className="flex justify-between gap-3 border-t border-line bg-sunken px-4 py-3 font-semibold">
              <span>{say("closing")}</span>
              <span className="tabular-nums">{formatMoney(locale, statement.closing)}</span>
            </li>
          </ol>
          {statement.pageInfo.hasNextPage && (
            <button type="button" className="btn" onClick={more}>
              {say("moreEntries")}
            </button>
          )}
          {failed && <Note tone="bad">{say("fileFailed")}</Note>}
          <button type="button" className="btn no-print" onClick={() => void fetchPdf()}>
            {say("statementPdf")}
          </button>
        </div>
      )}
    </Page>
  );
}
