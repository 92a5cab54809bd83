import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { AddChargeDocument, type AccountQuery } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { MoneyInput } from "../../office/money-input";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { useFormKey } from "../../office/use-form-key";
import { FormDialog } from "../../ui/form-dialog";
import { parseCents } from "../../values/money";
import type { AccountLearner } from "./account-sheet";

type ChargeDialogProps = { learner: AccountLearner; data: AccountQuery; onDone: () => void; onClose: () => void };

/** Asks one learner for something of their own. */
export function ChargeDialog({ learner, data, onDone, onClose }: ChargeDialogProps) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const key = useFormKey();
  const { busy, fault, setFault, run } = useChange();
  const [amount, setAmount] = useState("");
  const cents = parseCents(amount);
  const submit = async (filled: FormData) => {
    const memo = typed(filled, "memo");
    if (!memo) return setFault(`${say("chargeFor")}: ${sayOffice("fillIn")}`);
    if (!cents) return setFault(sayOffice("amountFault"));
    const input = {
      key,
      learnerId: learner.id,
      memo,
      termId: data.school.currentTerm?.id ?? null,
      dueDay: typed(filled, "dueDay") || null,
      items: [{ voteHeadId: typed(filled, "voteHeadId"), cents }],
    };
    if (await run(() => client.mutate({ mutation: AddChargeDocument, variables: { input } }))) onDone();
  };
  return (
    <FormDialog
      title={say("chargeTitle", { name: learner.name })}
      submit={busy ? sayOffice("saving") : say("chargeAdd", { amount: formatMoney(locale, cents ?? 0) })}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <TextInput name="memo" label={say("chargeFor")} hint={say("chargeForHint")} maxLength={120} />
      <SelectInput
        name="voteHeadId"
        label={sayOffice("voteHead")}
        options={data.voteHeads.nodes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <MoneyInput
        label={sayOffice("amount")}
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <TextInput name="dueDay" type="date" label={say("chargeDue")} hint={say("chargeDueHint")} />
    </FormDialog>
  );
}
