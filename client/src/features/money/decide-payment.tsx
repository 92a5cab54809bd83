import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import {
  DecideMpesaPaymentDocument,
  type MoneyLearnerFragment,
  type MoneyMpesaPaymentFragment,
} from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { LearnerPicker } from "./learner-picker";
import { ReasonDialog } from "./reason-dialog";
import { useChange } from "./use-change";
import { useLearnerWords } from "./use-learner-words";

type DecidePaymentProps = {
  decision: "CREDIT" | "DISMISS";
  payment: MoneyMpesaPaymentFragment;
  onDecided: () => void;
  onClose: () => void;
};

/** Settles a payment that M-Pesa does not make clear: it is there, for somebody or nobody yet, or it is not. */
export function DecidePayment({ decision, payment, onDecided, onClose }: DecidePaymentProps) {
  const say = useMessages(moneyMpesa);
  const sayMoney = useMessages(money);
  const sayLearner = useLearnerWords();
  const { locale } = useLanguage();
  const [decide] = useMutation(DecideMpesaPaymentDocument);
  const { busy, fault, change } = useChange();
  const [learner, setLearner] = useState<MoneyLearnerFragment | null>(payment.learner);
  const isCredit = decision === "CREDIT";
  const submit = async (note: string) => {
    const variables = { id: payment.id, decision, note, learnerId: isCredit ? (learner?.id ?? null) : null };
    if (await change(() => decide({ variables }))) onDecided();
  };
  return (
    <ReasonDialog
      title={isCredit ? say("creditTitle", { amount: formatMoney(locale, payment.cents) }) : say("dismissTitle")}
      help={say(isCredit ? "creditHelp" : "dismissHelp")}
      label={say("note")}
      submit={say(busy ? "working" : isCredit ? "creditSubmit" : "dismissSubmit")}
      most={200}
      danger={!isCredit}
      {...{ busy, fault, onClose }}
      onSubmit={(note) => void submit(note)}
    >
      {isCredit &&
        (learner ? (
          <div className="card flex flex-wrap items-center gap-3 px-4 py-2">
            <span className="min-w-40 flex-1">
              <span className="block font-semibold">{say("forLearner", { name: learner.name })}</span>
              <span className="muted block text-sm">{sayLearner(learner)}</span>
            </span>
            <button
              type="button"
              className="btn btn-bare"
              aria-label={sayMoney("takeOff", { name: learner.name })}
              onClick={() => setLearner(null)}
            >
              <span aria-hidden="true">✕</span>
            </button>
          </div>
        ) : (
          <>
            <p className="font-semibold">{say("nobodyElse")}</p>
            <LearnerPicker onPick={setLearner} />
          </>
        ))}
    </ReasonDialog>
  );
}
