import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { AddRiskContactDocument, type RiskCaseLineFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskRefusal } from "../../i18n/use-risk-refusal";
import { useRiskWords } from "../../i18n/use-risk-words";
import { SelectInput } from "../../office/select-input";
import { TextArea } from "../../office/text-area";
import { TextInput } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Choices } from "../../ui/choices";
import { FormDialog } from "../../ui/form-dialog";
import { schoolDayAt } from "../../values/school-day";
import { CONTACT_KINDS, type ContactDraft } from "./contact-draft";

const LONGEST = 500;

type ContactDialogProps = {
  riskCase: Pick<RiskCaseLineFragment, "id" | "learnerName">;
  draft: ContactDraft;
  onDraft: (draft: ContactDraft) => void;
  onDone: () => void;
  onClose: () => void;
};

/** Writes down one attempt to reach a learner or their home. */
export function ContactDialog({ riskCase, draft, onDraft, onDone, onClose }: ContactDialogProps) {
  const say = useMessages(riskCases);
  const sayOffice = useMessages(office);
  const { say: sayWord } = useRiskWords();
  const [add] = useMutation(AddRiskContactDocument);
  const { busy, fault, run } = useChange(useRiskRefusal());
  const [tried, setTried] = useState(false);
  const today = schoolDayAt(Date.now());
  const note = draft.note.trim();
  const dayFault = !draft.day || draft.day > today;
  const change = (part: Partial<ContactDraft>) => onDraft({ ...draft, ...part });
  const submit = async () => {
    setTried(true);
    if (dayFault) return;
    const variables = { ...draft, caseId: riskCase.id, note, reached: draft.reached === "yes" };
    if (await run(() => add({ variables }))) onDone();
  };
  return (
    <FormDialog
      title={say("addTitle", { name: riskCase.learnerName })}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectInput
        label={say("kind")}
        value={draft.kind}
        onChange={({ currentTarget: { value } }) =>
          change({ kind: CONTACT_KINDS.find((one) => one === value) ?? draft.kind })
        }
        options={CONTACT_KINDS.map((value) => ({ value, label: sayWord(value) }))}
      />
      <TextInput
        type="date"
        label={say("day")}
        max={today}
        value={draft.day}
        error={tried && dayFault ? say("dayFault") : undefined}
        onChange={({ currentTarget: { value } }) => change({ day: value })}
      />
      <div>
        <p className="mb-1 font-semibold" aria-hidden="true">
          {say("wasReached")}
        </p>
        <Choices
          legend={say("wasReached")}
          name="reached"
          options={(["yes", "no"] as const).map((value) => ({ value, label: say(value) }))}
          chosen={draft.reached}
          onChoose={(reached) => change({ reached })}
        />
      </div>
      <TextArea
        label={say("note")}
        hint={say("noteHint")}
        maxLength={LONGEST}
        value={draft.note}
        onChange={({ currentTarget: { value } }) => change({ note: value })}
      />
    </FormDialog>
  );
}
