import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { SetOpeningBalanceDocument } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { MoneyInput } from "../../office/money-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Choices } from "../../ui/choices";
import { FormDialog } from "../../ui/form-dialog";
import { readAmount } from "../../values/read-amount";
import { schoolDayAt } from "../../values/school-day";
import type { AccountLearner } from "./account-sheet";

type OpeningDialogProps = { learner: AccountLearner; onDone: () => void; onClose: () => void };

/** Says what a learner owed, or had paid ahead, before the school used Asili. */
export function OpeningDialog({ learner, onDone, onClose }: OpeningDialogProps) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange();
  const [side, setSide] = useState<"owed" | "ahead">("owed");
  const submit = async (filled: FormData) => {
    const amount = readAmount(typed(filled, "amount"));
    const day = typed(filled, "day");
    if (amount === null) return setFault(sayOffice("amountOrNoneFault"));
    if (!day) return setFault(`${say("openingDay")}: ${sayOffice("fillIn")}`);
    const variables = { learnerId: learner.id, day, cents: side === "owed" ? amount : -amount };
    if (await run(() => client.mutate({ mutation: SetOpeningBalanceDocument, variables }))) onDone();
  };
  return (
    <FormDialog
      title={say("openingTitle", { name: learner.name })}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted">{say("openingHelp")}</p>
      <Choices
        legend={say("openingSide")}
        name="side"
        options={[
          { value: "owed", label: say("openingOwed") },
          { value: "ahead", label: say("openingAhead") },
        ]}
        chosen={side}
        onChoose={setSide}
      />
      <MoneyInput name="amount" label={sayOffice("amount")} />
      <TextInput
        name="day"
        type="date"
        label={say("openingDay")}
        max={schoolDayAt(Date.now())}
        defaultValue={schoolDayAt(Date.now())}
      />
    </FormDialog>
  );
}
