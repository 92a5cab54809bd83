import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  DecideMpesaReversalDocument,
  type MoneyMpesaReversalFragment,
  MpesaReversalsDocument,
} from "../../generated/live/graphql";
import { formatMoment } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { moneyMpesaReturns } from "../../i18n/money-mpesa-returns";
import { FormDialog } from "../../ui/form-dialog";
import { Note } from "../../ui/note";
import { ShowMore } from "./show-more";
import { useChange } from "./use-change";

type Deciding = { agrees: boolean; of: MoneyMpesaReversalFragment };

/** Money that is to go back to its payer through M-Pesa, or went; nothing where there is none. */
export function MpesaReturns() {
  const say = useMessages(moneyMpesaReturns);
  const query = useQuery(MpesaReversalsDocument);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const { nodes = [], totalCount = 0, pageInfo } = query.data?.mpesaReversals ?? {};
  if (nodes.length === 0) return null;
  return (
    <section className="grid gap-3" aria-labelledby="sending-back">
      <h2 id="sending-back" className="text-lg">
        {say("sendingBack")}
      </h2>
      {nodes.map((reversal) => (
        <ReturnCard
          key={reversal.id}
          reversal={reversal}
          onDecide={(agrees) => setDeciding({ agrees, of: reversal })}
        />
      ))}
      <ShowMore
        shown={nodes.length}
        total={totalCount}
        hasMore={pageInfo?.hasNextPage ?? false}
        onMore={() => query.fetchMore({ variables: { after: pageInfo?.endCursor ?? null } })}
      />
      {deciding && <DecideReturn {...deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
}

type ReturnCardProps = { reversal: MoneyMpesaReversalFragment; onDecide: (agrees: boolean) => void };

function ReturnCard({ reversal, onDecide }: ReturnCardProps) {
  const say = useMessages(moneyMpesaReturns);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const { mpesaReceipt, cents, state, reason, resultCode, isMine, askedAt } = reversal;
  return (
    <div className="card grid gap-2 px-4 py-3">
      <p className="font-semibold tabular-nums">
        {say("backTo", { amount: formatMoney(locale, cents), receipt: mpesaReceipt })}
      </p>
      <p>{`${sayMoney("reason")}: ${reason}`}</p>
      <p className={`text-sm ${state === "FAILED" || state === "UNKNOWN" ? "text-absent" : "muted"}`}>
        {[formatMoment(locale, Date.parse(askedAt)), say(`back${state}`), resultCode].filter(Boolean).join(" · ")}
      </p>
      {state === "ASKED" && isMine && <Note tone="warn">{say("backMine")}</Note>}
      {state === "ASKED" && !isMine && (
        <div className="flex flex-wrap gap-2">
          <button type="button" className="btn btn-danger flex-1" onClick={() => onDecide(true)}>
            {say("backAgree")}
          </button>
          <button type="button" className="btn flex-1" onClick={() => onDecide(false)}>
            {say("backDecline")}
          </button>
        </div>
      )}
    </div>
  );
}

function DecideReturn({ agrees, of: { id }, onClose }: Deciding & { onClose: () => void }) {
  const say = useMessages(moneyMpesaReturns);
  const sayMpesa = useMessages(moneyMpesa);
  const sayMoney = useMessages(money);
  const client = useApolloClient();
  const { busy, fault, change } = useChange();
  const decide = async () => {
    const mutation = { mutation: DecideMpesaReversalDocument, variables: { id, agrees } };
    if (await change(() => client.mutate(mutation))) onClose();
  };
  const question = agrees ? "backAgree" : "backDecline";
  return (
    <FormDialog
      title={say(`${question}Title`)}
      submit={busy ? sayMpesa("working") : say(agrees ? "backAgreeSubmit" : "backDecline")}
      cancel={sayMoney("cancel")}
      danger={agrees}
      {...{ busy, fault, onClose }}
      onSubmit={() => void decide()}
    >
      <p>{say(`${question}Help`)}</p>
    </FormDialog>
  );
}
