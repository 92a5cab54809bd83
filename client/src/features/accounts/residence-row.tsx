import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { SetResidenceDocument } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { Choices } from "../../ui/choices";
import type { AccountLearner } from "./account-sheet";

/** Where a learner sleeps in term, by which the fee structures are chosen. */
export function ResidenceRow({ learner, onChanged }: { learner: AccountLearner; onChanged: () => void }) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const [open, setOpen] = useState(false);
  const [residence, setResidence] = useState(learner.residence);
  return (
    <section className="card flex items-center gap-3 px-4 py-2">
      <p className="flex-1">
        <span className="muted block text-sm">{say("residence")}</span>
        <span className="font-semibold">{say(learner.residence)}</span>
      </p>
      <button
        type="button"
        className="btn no-print"
        onClick={() => {
          setResidence(learner.residence);
          setOpen(true);
        }}
      >
        {sayOffice("change")}
      </button>
      {open && (
        <ConfirmDialog
          title={say("residenceTitle", { name: learner.name })}
          submit={sayOffice("save")}
          onSubmit={() =>
            client.mutate({ mutation: SetResidenceDocument, variables: { learnerIds: [learner.id], residence } })
          }
          onDone={() => {
            setOpen(false);
            onChanged();
          }}
          onClose={() => setOpen(false)}
        >
          <Choices
            legend={say("residence")}
            name="residence"
            options={[
              { value: "DAY", label: say("DAY") },
              { value: "BOARDING", label: say("BOARDING") },
            ]}
            chosen={residence}
            onChoose={setResidence}
          />
          <p className="muted text-sm">{say("residenceHelp")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
