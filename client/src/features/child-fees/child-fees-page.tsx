import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import type { Session } from "../../api/session";
import { ChildFeesDocument, type ChildFeesQuery } from "../../generated/live/graphql";
import { childFees } from "../../i18n/child-fees";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { useRefusal } from "../../i18n/use-refusal";
import { Empty } from "../../ui/empty";
import { FailedQuery } from "../../ui/failed-query";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { ChildReceipts } from "./child-receipts";
import { NoticesOffer } from "../../office/notices-offer";
import { type Confirmed, usePayments } from "./use-payments";

type Fees = NonNullable<NonNullable<ChildFeesQuery["learner"]>["feeBalance"]>;
type Setup = ChildFeesQuery["mpesaSetup"];

/** What a child's fees stand at, how to pay them, and what was paid; a payment shows by itself once it is confirmed. */
export default function ChildFeesPage({ session, id }: { session: Session; id: string }) {
  const say = useMessages(childFees);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { data, error, refetch } = useQuery(ChildFeesDocument, { variables: { id } });
  const [confirmed, setConfirmed] = useState<Confirmed>();
  usePayments(id, (payment) => {
    setConfirmed(payment);
    void refetch();
  });
  const learner = data?.learner;
  return (
    <Page
      title={learner?.name ?? say("title")}
      tab={say("title")}
      subtitle={[say("title"), learner?.class?.name].filter(Boolean).join(" · ")}
      back={{ href: "/children", label: sayCore("back") }}
    >
      {error && !data ? (
        <FailedQuery
          title={say("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton rows={5} label={sayCore("reading")} />
      ) : !learner?.feeBalance ? (
        <Empty title={say("notFound")}>{say("notFoundHelp")}</Empty>
      ) : (
        <div className="grid gap-4 p-4">
          {confirmed && <ConfirmedNote payment={confirmed} />}
          {data.mpesaSetup?.isPractice && <PracticeNote setup={data.mpesaSetup} />}
          <Balance fees={learner.feeBalance} />
          <WaysToPay id={id} setup={data.mpesaSetup} admissionNumber={learner.admissionNumber} />
          <ByVoteHead fees={learner.feeBalance} />
          <ChildReceipts session={session} learnerId={id} receipts={data.receipts.nodes} />
          <a href={`/fees/${id}/statement`} className="btn">
            {say("statementOpen")}
          </a>
          <NoticesOffer
            words={{
              on: say("noticesOn"),
              help: say("noticesHelp"),
              done: say("noticesDone"),
              refused: say("noticesRefused"),
            }}
          />
        </div>
      )}
    </Page>
  );
}

function ConfirmedNote({ payment: { cents, receiptNumber } }: { payment: Confirmed }) {
  const say = useMessages(childFees);
  const { locale } = useLanguage();
  return (
    <Note tone="good">
      <p className="font-semibold">
        {say("confirmed", { amount: formatMoney(locale, cents), number: String(receiptNumber) })}
      </p>
    </Note>
  );
}

export function PracticeNote({ setup }: { setup: NonNullable<Setup> }) {
  const say = useMessages(childFees);
  return (
    <Note tone="warn">
      <p>{say("practice")}</p>
      {setup.simulatorUrl && (
        <a href={fromHere(setup.simulatorUrl)} target="_blank" rel="noreferrer" className="link">
          {say("practiceOpen")}
        </a>
      )}
    </Note>
  );
}

/** A server names itself; another device knows it by the name in its own address bar. */
function fromHere(address: string): string {
  const url = new URL(address);
  if (url.hostname === "localhost") url.hostname = location.hostname;
  return url.href;
}

function Balance({ fees: { owed, credit, overdue, nextDueDay, nextDueCents, voteHeads } }: { fees: Fees }) {
  const say = useMessages(childFees);
  const { locale } = useLanguage();
  const balance = owed - credit;
  const asked = voteHeads.length > 0;
  const amount = (cents: number) => formatMoney(locale, cents);
  return (
    <section className="card px-4 py-4">
      <h2 className="muted">{say(balance > 0 ? "owed" : balance < 0 ? "ahead" : "even")}</h2>
      {balance === 0 ? (
        <p className="mt-1">{say(asked ? "evenHelp" : "nothingAsked")}</p>
      ) : (
        <p className="text-3xl font-bold tabular-nums">{amount(Math.abs(balance))}</p>
      )}
      {overdue > 0 && <p className="mt-2 font-semibold text-absent">{say("overdue", { amount: amount(overdue) })}</p>}
      {nextDueDay && nextDueCents > 0 && (
        <p className="mt-1">{say("due", { amount: amount(nextDueCents), day: formatDay(locale, nextDueDay) })}</p>
      )}
    </section>
  );
}

function WaysToPay({ id, setup, admissionNumber }: { id: string; setup: Setup; admissionNumber: string }) {
  const say = useMessages(childFees);
  if (!setup) return <p className="muted">{say("noMpesa")}</p>;
  return (
    <section className="grid gap-3">
      {setup.canPrompt && (
        <a href={`/fees/${id}/pay`} className="btn btn-main">
          {say("pay")}
        </a>
      )}
      {!setup.isTill && (
        <div className="card px-4 py-3">
          <h2 className="muted text-sm">{say("payAt")}</h2>
          <p className="text-lg font-semibold tabular-nums">
            {say("paybill", { number: setup.number })}
            <br />
            {say("account", { account: `${setup.accountPrefix ?? ""}${admissionNumber}` })}
          </p>
          <p className="muted text-sm">{say("payAtHelp")}</p>
        </div>
      )}
    </section>
  );
}

function ByVoteHead({ fees: { voteHeads } }: { fees: Fees }) {
  const say = useMessages(childFees);
  const { locale } = useLanguage();
  const amount = (cents: number) => (cents === 0 ? "–" : formatMoney(locale, cents).replace("KES\u00a0", ""));
  if (voteHeads.length === 0) return null;
  return (
    <section className="card overflow-x-auto" aria-label={say("byHead")}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{say("byHead")}</th>
            <th scope="col" className="text-right">
              {say("asked")}
            </th>
            <th scope="col" className="text-right">
              {say("paid")}
            </th>
            <th scope="col" className="text-right">
              {say("left")}
            </th>
          </tr>
        </thead>
        <tbody>
          {voteHeads.map(({ voteHead, invoiced, letOff, paid, owed }) => (
            <tr key={voteHead?.id ?? ""}>
              <th scope="row" className="font-normal">
                {voteHead?.name ?? say("forward")}
                {letOff > 0 && <span className="muted block text-sm">{`${say("letOff")} ${amount(letOff)}`}</span>}
              </th>
              <td className="text-right tabular-nums">{amount(invoiced)}</td>
              <td className="text-right tabular-nums">{amount(paid)}</td>
              <td className="text-right font-semibold tabular-nums">{amount(owed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
