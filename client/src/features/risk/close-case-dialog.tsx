import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { CloseRiskCaseDocument, type RiskCaseLineFragment, type RiskOutcome } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { useRiskWords } from "../../i18n/use-risk-words";
import { TextArea } from "../../office/text-area";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { Note } from "../../ui/note";
import { schoolDayAt } from "../../values/school-day";

const OUTCOMES = ["RETURNED", "TRANSFERRED", "LEFT", "NOT_AT_RISK"] as const satisfies readonly RiskOutcome[];
const LONGEST = 500;

type CloseCaseDialogProps = {
  riskCase: Pick<RiskCaseLineFragment, "id" | "learnerName">;
  onDone: () => void;
  onClose: () => void;
};

/** Says how a case ended, and closes it. */
export function CloseCaseDialog({ riskCase: { id, learnerName }, onDone, onClose }: CloseCaseDialogProps) {
  const say = useMessages(riskCases);
  const sayOffice = useMessages(office);
  const { say: sayWord } = useRiskWords();
  const [close] = useMutation(CloseRiskCaseDocument);
  const { busy, fault, setFault, run } = useChange(useRiskRefusal());
  const [outcome, setOutcome] = useState<RiskOutcome | null>(null);
  const [dayFault, setDayFault] = useState(false);
  const today = schoolDayAt(Date.now());
  const submit = async (filled: FormData) => {
    const day = typed(filled, "day");
    setDayFault(!day || day > today);
    if (!outcome) return setFault(say("outcomeFault"));
    if (!day || day > today) return;
    const variables = { caseId: id, outcome, day, note: typed(filled, "note") };
    if (await run(() => close({ variables }))) onDone();
  };
  return (
    <FormDialog
      title={say("closeTitle", { name: learnerName })}
      submit={busy ? sayOffice("saving") : say("closeSubmit")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted">{say("closeHelp")}</p>
      <fieldset>
        <legend className="mb-1 font-semibold">{say("outcome")}</legend>
        <div className="flex flex-wrap gap-2">
          {OUTCOMES.map((value) => (
            <label key={value} className="chip">
              <input
                type="radio"
                name="outcome"
                className="sr-only"
                checked={outcome === value}
                onChange={() => {
                  setOutcome(value);
                  setFault(null);
                }}
              />
              {sayWord(value)}
            </label>
          ))}
        </div>
      </fieldset>
      {(outcome === "LEFT" || outcome === "TRANSFERRED") && <Note>{say("leftHelp")}</Note>}
      <TextInput
        name="day"
        type="date"
        label={say("outcomeDay")}
        max={today}
        defaultValue={today}
        error={dayFault ? say("dayFault") : undefined}
      />
      <TextArea name="note" label={say("outcomeNote")} maxLength={LONGEST} />
    </FormDialog>
  );
}
