import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { OverrideRiskDocument, type RiskOverrideReason } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { useRiskWords } from "../../i18n/use-risk-words";
import { SelectInput } from "../../office/select-input";
import { TextArea } from "../../office/text-area";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { addDays, schoolDayAt } from "../../values/school-day";

const REASONS = [
  "KNOWN_ABSENCE",
  "RECORDS_WRONG",
  "ALREADY_SETTLED",
  "OTHER",
] as const satisfies readonly RiskOverrideReason[];

const USUAL_DAYS = 14;
const LONGEST = 500;

type OverrideDialogProps = {
  learner: { readonly learnerId: string; readonly learnerName: string };
  onDone: () => void;
  onClose: () => void;
};

/** Takes a learner off the list until a day, with a reason that is kept. */
export function OverrideDialog({ learner: { learnerId, learnerName }, onDone, onClose }: OverrideDialogProps) {
  const say = useMessages(riskMessages);
  const sayOffice = useMessages(office);
  const { say: sayWord } = useRiskWords();
  const [override] = useMutation(OverrideRiskDocument);
  const { busy, fault, run } = useChange(useRiskRefusal());
  const [faults, setFaults] = useState<{ note?: string; until?: string }>({});
  const today = schoolDayAt(Date.now());
  const submit = async (filled: FormData) => {
    const [note, until] = [typed(filled, "note"), typed(filled, "until")];
    const reason = REASONS.find((one) => one === typed(filled, "reason")) ?? "OTHER";
    const wrong = {
      ...(!note && { note: say("overrideNoteFault") }),
      ...(until < today && { until: say("overrideDayFault") }),
    };
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) return;
    if (await run(() => override({ variables: { learnerId, reason, note, until } }))) onDone();
  };
  return (
    <FormDialog
      title={say("overrideTitle", { name: learnerName })}
      submit={busy ? sayOffice("saving") : say("overrideSubmit")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted">{say("overrideHelp")}</p>
      <SelectInput
        name="reason"
        label={say("overrideReason")}
        options={REASONS.map((value) => ({ value, label: sayWord(value) }))}
      />
      <TextArea
        name="note"
        label={say("overrideNote")}
        hint={say("overrideNoteHint")}
        maxLength={LONGEST}
        error={faults.note}
      />
      <TextInput
        name="until"
        type="date"
        label={say("overrideUntil")}
        hint={say("overrideUntilHint")}
        min={today}
        defaultValue={addDays(today, USUAL_DAYS)}
        error={faults.until}
      />
    </FormDialog>
  );
}
