import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { type MoneyMpesaPaymentFragment, MpesaPaymentsDocument } from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { DecidePayment } from "./decide-payment";
import { Part } from "./part";
import { SendBack } from "./send-back";
import { ShowMore } from "./show-more";
import { useLearnerWords } from "./use-learner-words";
import { type Which, WhichChoice } from "./which-choice";

type Deciding = { decision: "CREDIT" | "DISMISS"; of: MoneyMpesaPaymentFragment };

/** Money that M-Pesa told of, and what of it a person has to settle. */
export function MpesaPayments() {
  const say = useMessages(moneyMpesa);
  const [which, setWhich] = useState<Which>("some");
  const query = useQuery(MpesaPaymentsDocument, { variables: { inReview: which === "some" } });
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const empty = which === "some" ? "reviewNone" : "paymentsNone";
  return (
    <>
      <WhichChoice name="payments" some="needsYou" which={which} onChoose={setWhich} />
      <Part query={query}>
        {({ mpesaPayments: { nodes, totalCount, pageInfo } }) => (
          <>
            {nodes.length === 0 && <Empty title={say(empty)}>{say(`${empty}Help`)}</Empty>}
            {nodes.map((payment) => (
              <PaymentCard
                key={payment.id}
                payment={payment}
                onDecide={(decision) => setDeciding({ decision, of: payment })}
              />
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
      {deciding && (
        <DecidePayment
          decision={deciding.decision}
          payment={deciding.of}
          onDecided={() => {
            setDeciding(null);
            void query.refetch();
          }}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

type PaymentCardProps = { payment: MoneyMpesaPaymentFragment; onDecide: (decision: Deciding["decision"]) => void };

function PaymentCard({ payment, onDecide }: PaymentCardProps) {
  const say = useMessages(moneyMpesa);
  const sayLearner = useLearnerWords();
  const { locale } = useLanguage();
  const { mpesaReceipt, cents, paidAt, account, payerName, payerPhone, state, review, verifiedBy, learner } = payment;
  const needsSomebody = review !== null && payment.receiptId === null && state !== "DISMISSED";
  return (
    <section className="card grid gap-1 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg font-semibold tabular-nums">{formatMoney(locale, cents)}</h2>
        <p className="muted text-sm tabular-nums">{formatMoment(locale, Date.parse(paidAt))}</p>
      </div>
      <p className="text-sm">{[mpesaReceipt, account ? say("account", { account }) : say("noAccount")].join(" · ")}</p>
      {(payerName || payerPhone) && (
        <p className="muted text-sm break-all">{[payerName, payerPhone].filter(Boolean).join(" · ")}</p>
      )}
      {learner && <p className="text-sm">{`${learner.name} · ${sayLearner(learner)}`}</p>}
      <p className={`text-sm ${state === "REVERSED" || state === "DISMISSED" ? "text-absent" : "muted"}`}>
        {[say(state), verifiedBy && say(verifiedBy)].filter(Boolean).join(", ")}
      </p>
      {payment.receiptId && (
        <a
          href={state === "SUSPENSE" ? "/money/suspense" : `/money/receipts/${payment.receiptId}`}
          className="link inline-flex min-h-12 items-center text-sm"
        >
          {say(state === "SUSPENSE" ? "findOwner" : "look")}
        </a>
      )}
      {payment.receiptId && state !== "REVERSED" && <SendBack payment={payment} />}
      {needsSomebody && (
        <>
          <Note tone="warn">{say(review)}</Note>
          <div className="mt-2 flex flex-wrap gap-2">
            <button type="button" className="btn flex-1" onClick={() => onDecide("CREDIT")}>
              {say("credit")}
            </button>
            <button type="button" className="btn btn-danger flex-1" onClick={() => onDecide("DISMISS")}>
              {say("dismiss")}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
