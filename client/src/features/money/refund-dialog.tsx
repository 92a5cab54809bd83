import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import { type PayingAccount, RefundSuspenseDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneySuspense } from "../../i18n/money-suspense";
import { Field } from "../../ui/field";
import { parseCents } from "../../values/money";
import type { SuspenseDialogProps } from "./allocate-dialogs";
import { FromField } from "./from-field";
import { ReasonDialog } from "./reason-dialog";
import { toShillings } from "./share-lines";
import { useChange } from "./use-change";

/** Notes that money which belongs to no learner went back to its payer. */
export function RefundDialog({ suspended: { cents, receipt }, onDone, onClose }: SuspenseDialogProps) {
  const say = useMessages(moneySuspense);
  const sayMoney = useMessages(money);
  const [refund] = useMutation(RefundSuspenseDocument);
  const { busy, fault, setFault, change } = useChange();
  const key = useRef(crypto.randomUUID());
  const [amount, setAmount] = useState(toShillings(cents));
  const [from, setFrom] = useState<PayingAccount>(receipt.channel === "MPESA" ? "MPESA" : "BANK");
  const submit = async (reason: string) => {
    const sum = parseCents(amount);
    if (sum === null || sum > cents) return setFault(sayMoney("badAmount"));
    await change(async () => {
      const input = { key: key.current, receiptId: receipt.id, cents: sum, from, reason };
      const { data } = await refund({ variables: { input } });
      if (data) onDone("givenBack", sum, data.refundSuspense);
    });
  };
  return (
    <ReasonDialog
      title={say("giveBackTitle")}
      help={say("giveBackHelp")}
      label={say("giveBackReason")}
      submit={say("giveBackSubmit")}
      most={160}
      danger
      {...{ busy, fault, onClose }}
      onSubmit={(reason) => void submit(reason)}
    >
      <Field label={sayMoney("amount")}>
        {(control) => (
          <input
            {...control}
            className="input tabular-nums"
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
        )}
      </Field>
      <FromField from={from} onChange={setFrom} />
    </ReasonDialog>
  );
}
