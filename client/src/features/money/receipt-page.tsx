import { useMutation, useQuery } from "@apollo/client/react";
import { type ReactNode, useState } from "react";
import type { Session } from "../../api/session";
import {
  OneReceiptDocument,
  type OneReceiptQuery,
  RequestReversalDocument,
  type WholeReceiptFragment,
} from "../../generated/live/graphql";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyReceipts } from "../../i18n/money-receipts";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { MoneyFrame } from "./money-frame";
import { PdfButton } from "./pdf-button";
import { ReasonDialog } from "./reason-dialog";
import { SharesCard } from "./shares-card";
import type { Standing } from "./standing";
import { useChange } from "./use-change";

type ReceiptPageProps = { session: Session; standing: Standing; id: string };
type Pending = OneReceiptQuery["reversals"]["nodes"][number];

/** All of one receipt: what came, whom it reached, who recorded it; printed, and asked to be taken back. */
export function ReceiptPage({ session, standing, id }: ReceiptPageProps) {
  const say = useMessages(moneyReceipts);
  const query = useQuery(OneReceiptDocument, { variables: { id } });
  const number = query.data?.receipt?.number;
  return (
    <MoneyFrame
      title={number === undefined ? say("receipts") : say("receipt", { number })}
      back={`/money/receipts${location.search}`}
      query={query}
    >
      {({ receipt, reversals }) =>
        receipt === null ? (
          <Empty title={say("noReceipt")}>{say("noReceiptHelp")}</Empty>
        ) : (
          <>
            <PendingNote pending={reversals.nodes.find((asked) => asked.receipt?.id === id)} />
            <Facts receipt={receipt} />
            <SharesCard receipt={receipt} keeps={standing.keeps} />
            <div className="no-print grid gap-3 sm:grid-cols-2">
              <PdfButton session={session} receipt={receipt} main />
              {standing.keeps &&
                receipt.reversedAt === null &&
                !reversals.nodes.some((asked) => asked.receipt?.id === id) && (
                  <AskBack receipt={receipt} onAsked={() => void query.refetch()} />
                )}
            </div>
          </>
        )
      }
    </MoneyFrame>
  );
}

function PendingNote({ pending }: { pending: Pending | undefined }) {
  const say = useMessages(moneyReceipts);
  if (!pending) return null;
  const { isMine, reason, requestedBy } = pending;
  return (
    <Note tone="warn">
      <p>{isMine ? say("waitsMine", { reason }) : say("waitsOther", { name: requestedBy.name, reason })}</p>
      <a href="/money/reversals" className="link inline-flex min-h-12 items-center">
        {say("toReversals")}
      </a>
    </Note>
  );
}

function Facts({ receipt }: { receipt: WholeReceiptFragment }) {
  const say = useMessages(moneyReceipts);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const { channel, cents, day, paidAt, payer, narration, reference, goods, quantity, recordedBy, reversedAt, code } =
    receipt;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say("how"), sayMoney(channel)],
    [say("goods"), goods && [quantity, goods].filter(Boolean).join(" · ")],
    [say("reference"), reference],
    [say("payer"), payer],
    [say("narration"), narration],
    [say("countsFor"), formatDay(locale, day, "dated")],
    [say("paidAt"), formatMoment(locale, Date.parse(paidAt))],
    [say("recordedBy"), recordedBy?.name ?? say("byItself")],
    [say("code"), code],
  ];
  return (
    <section className="card px-4 py-4">
      <p className={`text-3xl font-bold tabular-nums ${reversedAt ? "line-through" : ""}`}>
        {formatMoney(locale, cents)}
      </p>
      {reversedAt && (
        <p className="font-semibold text-absent">
          {say("reversedAt", { at: formatMoment(locale, Date.parse(reversedAt)) })}
        </p>
      )}
      <dl className="mt-2 grid gap-x-8 sm:grid-cols-2">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="flex gap-3 border-t border-line py-2">
              <dt className="muted w-32 shrink-0">{name}</dt>
              <dd className="min-w-0 flex-1 break-words tabular-nums">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function AskBack({ receipt: { id, number }, onAsked }: { receipt: WholeReceiptFragment; onAsked: () => void }) {
  const say = useMessages(moneyReceipts);
  const [isOpen, setOpen] = useState(false);
  const [request] = useMutation(RequestReversalDocument);
  const { busy, fault, change } = useChange();
  const ask = async (reason: string) => {
    if (!(await change(() => request({ variables: { receiptId: id, reason } })))) return;
    setOpen(false);
    onAsked();
  };
  return (
    <>
      <button type="button" className="btn btn-danger" onClick={() => setOpen(true)}>
        {say("askBack")}
      </button>
      {isOpen && (
        <ReasonDialog
          title={say("askBackTitle", { number })}
          help={say("askBackHelp")}
          label={say("askBackReason")}
          submit={say(busy ? "asking" : "ask")}
          most={160}
          {...{ busy, fault }}
          onSubmit={(reason) => void ask(reason)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
