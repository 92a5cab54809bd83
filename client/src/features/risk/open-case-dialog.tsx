import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import type { Session } from "../../api/session";
import {
  OpenRiskCaseDocument,
  RiskCaseOwnersDocument,
  RiskClassTeacherDocument,
  type RiskLineFragment,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { useChange } from "../../office/use-change";
import { useFormKey } from "../../office/use-form-key";
import { FormDialog } from "../../ui/form-dialog";
import { useStore } from "../../ui/use-store";
import { addDays, schoolDayAt } from "../../values/school-day";
import { CaseFields, type CasePlan } from "./case-fields";
import type { OpenedCase } from "./opened-note";

/** So long somebody has for the first step, unless it is said otherwise. */
const DAYS = 7;

type OpenCaseDialogProps = {
  session: Session;
  risk: Pick<RiskLineFragment, "learnerId" | "learnerName" | "classId" | "suggestion">;
  onDone: (opened: OpenedCase) => void;
  onClose: () => void;
};

/** Opens a case as suggested, with the class teacher and a week's time, which can be changed before it is sent. */
export function OpenCaseDialog({ session, risk, onDone, onClose }: OpenCaseDialogProps) {
  const { learnerId, learnerName, classId, suggestion } = risk;
  const say = useMessages(riskCases);
  const sayOffice = useMessages(office);
  const [open] = useMutation(OpenRiskCaseDocument);
  const key = useFormKey();
  const { busy, fault, run } = useChange(useRiskRefusal());
  const { account } = useStore(session.state);
  const owners = useQuery(RiskCaseOwnersDocument).data?.riskCaseOwners ?? [];
  const { data: ofClass } = useQuery(RiskClassTeacherDocument, { variables: { classId } });
  const today = schoolDayAt(Date.now());
  const [changed, setChanged] = useState<CasePlan | null>(null);
  const usual = [ofClass?.class?.classTeacher?.id, account && String(account.userId)];
  const ownerId = owners.find(({ id }) => id === usual[0])?.id ?? owners.find(({ id }) => id === usual[1])?.id;
  const plan = changed ?? {
    ownerId: ownerId ?? owners[0]?.id ?? "",
    dueOn: addDays(today, DAYS),
    action: suggestion,
  };
  const isLate = plan.dueOn < today;
  const submit = async () => {
    if (isLate || !plan.ownerId) return;
    let opened: OpenedCase | undefined;
    const send = async () => {
      const { data } = await open({ variables: { learnerId, ...plan, key } });
      opened = data?.openRiskCase;
    };
    if ((await run(send)) && opened) onDone(opened);
  };
  return (
    <FormDialog
      title={say("openTitle", { name: learnerName })}
      submit={busy ? sayOffice("saving") : say("openSubmit")}
      cancel={sayOffice("cancel")}
      busy={busy || !plan.ownerId}
      fault={fault}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="muted">{say("openHelp")}</p>
      <CaseFields plan={plan} owners={owners} dueFault={isLate ? say("dueFault") : undefined} onChange={setChanged} />
    </FormDialog>
  );
}
