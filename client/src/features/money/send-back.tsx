import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { AskMpesaReversalDocument, type MoneyMpesaPaymentFragment } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { moneyMpesaReturns } from "../../i18n/money-mpesa-returns";
import { Note } from "../../ui/note";
import { ReasonDialog } from "./reason-dialog";
import { useChange } from "./use-change";

/** Asks that a payment go back to its payer the way it came; a second person agrees under what is taken back. */
export function SendBack({ payment: { id, cents } }: { payment: MoneyMpesaPaymentFragment }) {
  const say = useMessages(moneyMpesaReturns);
  const sayMpesa = useMessages(moneyMpesa);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const [state, setState] = useState<"idle" | "open" | "asked">("idle");
  const [ask] = useMutation(AskMpesaReversalDocument);
  const { busy, fault, change } = useChange();
  const submit = async (reason: string) => {
    if (await change(() => ask({ variables: { paymentId: id, reason } }))) setState("asked");
  };
  if (state === "asked") return <Note tone="good">{say("sendBackAsked")}</Note>;
  return (
    <>
      <button type="button" className="btn btn-bare justify-self-start text-sm" onClick={() => setState("open")}>
        {say("sendBack")}
      </button>
      {state === "open" && (
        <ReasonDialog
          title={say("sendBackTitle", { amount: formatMoney(locale, cents) })}
          help={say("sendBackHelp")}
          label={sayMoney("reason")}
          submit={busy ? sayMpesa("working") : say("sendBackSubmit")}
          most={100}
          danger
          {...{ busy, fault }}
          onSubmit={(reason) => void submit(reason)}
          onClose={() => setState("idle")}
        />
      )}
    </>
  );
}
