import { useMutation, useQuery } from "@apollo/client/react";
import { encodeFile } from "../../api/encode-file";
import {
  ImportMpesaStatementDocument,
  type MoneyStatementFragment,
  MpesaStatementsDocument,
} from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { moneyMpesaStatements } from "../../i18n/money-mpesa-statements";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { Part } from "./part";
import { ShowMore } from "./show-more";
import { useChange } from "./use-change";

/** M-Pesa's own statements, each compared with the books. */
export function MpesaStatements() {
  const say = useMessages(moneyMpesaStatements);
  const query = useQuery(MpesaStatementsDocument);
  const [bring] = useMutation(ImportMpesaStatementDocument);
  const { busy, fault, change } = useChange();
  const take = async (file: File) => {
    const work = async () => bring({ variables: { file: await encodeFile(file), fileName: file.name } });
    if (await change(work)) void query.refetch();
  };
  return (
    <>
      <p className="muted">{say("statementsHelp")}</p>
      <label
        className="btn btn-main relative focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent"
        aria-disabled={busy}
      >
        <input
          type="file"
          accept=".csv,.txt,text/csv"
          className="absolute inset-0 cursor-pointer opacity-0"
          disabled={busy}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) void take(file);
          }}
        />
        {say(busy ? "statementReading" : "statementChoose")}
      </label>
      {fault && <Note tone="bad">{fault}</Note>}
      <Part query={query}>
        {({ mpesaStatements: { nodes, totalCount, pageInfo } }) => (
          <>
            {nodes.length === 0 && <Empty title={say("statementsNone")}>{say("statementsNoneHelp")}</Empty>}
            {nodes.map((statement) => (
              <StatementCard key={statement.id} statement={statement} />
            ))}
            <ShowMore
              shown={nodes.length}
              total={totalCount}
              hasMore={pageInfo.hasNextPage}
              onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
            />
          </>
        )}
      </Part>
    </>
  );
}

function StatementCard({ statement }: { statement: MoneyStatementFragment }) {
  const say = useMessages(moneyMpesaStatements);
  const { locale } = useLanguage();
  const moment = (at: string) => formatMoment(locale, Date.parse(at));
  const { fileName, startsAt, endsAt, closingCents, bookCents, rows, matched, added, others, findings } = statement;
  return (
    <section className="card grid gap-1 px-4 py-3">
      <h2 className="font-semibold">
        {startsAt && endsAt
          ? say("statementDays", { from: moment(startsAt), to: moment(endsAt) })
          : say("statementEmpty")}
      </h2>
      <p className="muted text-sm break-all">{`${fileName} · ${moment(statement.importedAt)}`}</p>
      <p className="text-sm tabular-nums">
        {[
          say("statementRows", { n: rows }),
          say("statementMatched", { n: matched }),
          say("statementAdded", { n: added }),
          others > 0 && say("statementOthers", { n: others }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className={`font-semibold ${findings.length > 0 ? "text-absent" : "text-present"}`}>
        {findings.length > 0 ? say("statementDiffers", { n: findings.length }) : say("statementAgrees")}
      </p>
      <ul className="text-sm">
        {findings.map(({ kind, line, receipt }, index) => (
          <li key={`${kind} ${line ?? receipt ?? index}`} className="py-0.5">
            {kind === "UNREAD"
              ? say("findingUNREAD", { line: line ?? 0 })
              : say(`finding${kind}`, { receipt: receipt ?? "" })}
          </li>
        ))}
      </ul>
      {closingCents !== null && (
        <p className="muted text-sm">
          {say("statementClosing", {
            amount: formatMoney(locale, closingCents),
            books: formatMoney(locale, bookCents),
          })}
        </p>
      )}
    </section>
  );
}
