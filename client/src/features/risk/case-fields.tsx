import type { RiskAction } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskWords } from "../../i18n/use-risk-words";
import { SelectInput } from "../../office/select-input";
import { TextInput } from "../../office/text-input";
import { schoolDayAt } from "../../values/school-day";

const ACTIONS = [
  "CALL_GUARDIAN",
  "VISIT_HOME",
  "MEET_LEARNER",
  "TALK_ABOUT_FEES",
  "REMEDIAL_LESSONS",
  "TRANSPORT_OR_BOARDING",
  "REFER_TO_CHILDREN_OFFICER",
  "WATCH",
] as const satisfies readonly RiskAction[];

/** What a case is given: who sees to it, until when, and what to do first. */
export type CasePlan = { readonly ownerId: string; readonly dueOn: string; readonly action: RiskAction };

const isAction = (text: string): text is RiskAction => (ACTIONS as readonly string[]).includes(text);

type CaseFieldsProps = {
  plan: CasePlan;
  owners: readonly { readonly id: string; readonly name: string }[];
  dueFault: string | undefined;
  onChange: (plan: CasePlan) => void;
};

export function CaseFields({ plan, owners, dueFault, onChange }: CaseFieldsProps) {
  const say = useMessages(riskCases);
  const { say: sayWord } = useRiskWords();
  return (
    <>
      <SelectInput
        label={say("action")}
        value={plan.action}
        onChange={({ currentTarget: { value } }) => isAction(value) && onChange({ ...plan, action: value })}
        options={ACTIONS.map((value) => ({ value, label: sayWord(value) }))}
      />
      <SelectInput
        label={say("owner")}
        value={plan.ownerId}
        onChange={({ currentTarget: { value } }) => onChange({ ...plan, ownerId: value })}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        label={say("due")}
        type="date"
        min={schoolDayAt(Date.now())}
        value={plan.dueOn}
        error={dueFault}
        onChange={({ currentTarget: { value } }) => onChange({ ...plan, dueOn: value })}
      />
    </>
  );
}
