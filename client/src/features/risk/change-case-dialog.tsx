import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  ChangeRiskCaseDocument,
  type RiskCaseLineFragment,
  RiskCaseOwnersDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { schoolDayAt } from "../../values/school-day";
import { CaseFields, type CasePlan } from "./case-fields";

type ChangeCaseDialogProps = { riskCase: RiskCaseLineFragment; onDone: () => void; onClose: () => void };

/** Gives an open case to somebody else, or another day, or something else to do first. */
export function ChangeCaseDialog({ riskCase, onDone, onClose }: ChangeCaseDialogProps) {
  const { id, number, ownerId, ownerName, dueOn, action } = riskCase;
  const say = useMessages(riskCases);
  const sayOffice = useMessages(office);
  const [change] = useMutation(ChangeRiskCaseDocument);
  const { busy, fault, run } = useChange(useRiskRefusal());
  const owners = useQuery(RiskCaseOwnersDocument).data?.riskCaseOwners ?? [];
  const [plan, setPlan] = useState<CasePlan>({ ownerId, dueOn, action });
  const isLate = plan.dueOn < schoolDayAt(Date.now());
  const submit = async () => {
    if (!isLate && (await run(() => change({ variables: { caseId: id, ...plan } })))) onDone();
  };
  return (
    <FormDialog
      title={say("changeTitle", { number })}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <CaseFields
        plan={plan}
        owners={owners.some((owner) => owner.id === ownerId) ? owners : [{ id: ownerId, name: ownerName }, ...owners]}
        dueFault={isLate ? say("dueFault") : undefined}
        onChange={setPlan}
      />
    </FormDialog>
  );
}
