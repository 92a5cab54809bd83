import { useApolloClient } from "@apollo/client/react";
import { RequestWaiverDocument } from "../../generated/live/graphql";
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

type WaiverDialogProps = { learner: AccountLearner; onDone: (words: string) => void; onClose: () => void };

/** Lets a learner off part of what is owed, or asks a second person for it. */
export function WaiverDialog({ learner, onDone, onClose }: WaiverDialogProps) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const key = useFormKey();
  const { busy, fault, setFault, run } = useChange();
  const owing = learner.feeBalance?.voteHeads.filter(({ owed }) => owed > 0) ?? [];
  const submit = async (filled: FormData) => {
    const cents = parseCents(typed(filled, "amount"));
    const reason = typed(filled, "reason");
    if (!cents) return setFault(sayOffice("amountFault"));
    if (!reason) return setFault(sayOffice("reasonFault"));
    const input = { key, learnerId: learner.id, cents, reason, voteHeadId: typed(filled, "voteHeadId") || null };
    await run(async () => {
      const { data } = await client.mutate({ mutation: RequestWaiverDocument, variables: { input } });
      const status = data?.requestWaiver.status;
      onDone(say(status === "GRANTED" ? "waiverGRANTED" : status === "PENDING" ? "waiverPENDING" : "waiverOther"));
    });
  };
  return (
    <FormDialog
      title={say("waiverTitle", { name: learner.name })}
      submit={busy ? sayOffice("saving") : say("waiverSubmit")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <SelectInput
        name="voteHeadId"
        label={say("waiverOff")}
        options={[
          { value: "", label: say("waiverOldest") },
          ...owing.flatMap(({ voteHead, owed }) =>
            voteHead ? [{ value: voteHead.id, label: `${voteHead.name}: ${formatMoney(locale, owed)}` }] : [],
          ),
        ]}
      />
      <MoneyInput name="amount" label={sayOffice("amount")} />
      <TextInput name="reason" label={sayOffice("reason")} maxLength={160} />
    </FormDialog>
  );
}
