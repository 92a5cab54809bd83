import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import {
  type LeavingReason,
  type PromotionChoice,
  type PromotionPlanFragment,
  SetPromotionChoicesDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { office } from "../../i18n/office";
import { promotion } from "../../i18n/promotion";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { GradeInput } from "../../office/grade-input";
import { SelectInput } from "../../office/select-input";
import { typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { LEAVING_REASONS, useReasonWords } from "../../office/use-reason-words";
import { FormDialog } from "../../ui/form-dialog";
import type { PromotedLearner } from "./class-page";

const CHOICES = ["PROMOTE", "REPEAT", "LEAVE", "COMPLETE"] as const satisfies readonly PromotionChoice[];

type ChoiceDialogProps = {
  plan: PromotionPlanFragment;
  promoted: PromotedLearner;
  onDone: () => void;
  onClose: () => void;
};

/** Says what becomes of one learner, whatever becomes of the class. */
export function ChoiceDialog({ plan, promoted, onDone, onClose }: ChoiceDialogProps) {
  const say = useMessages(promotion);
  const sayLife = useMessages(learnerLife);
  const sayOffice = useMessages(office);
  const sayReason = useReasonWords();
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useSchoolRefusal());
  const [choice, setChoice] = useState<PromotionChoice | null>(promoted.isOwn ? promoted.choice : null);
  const { learner } = promoted;
  const submit = async (filled: FormData) => {
    const variables = {
      id: plan.id,
      learnerIds: [learner.id],
      choice,
      grade: typed(filled, "grade") || null,
      stream: typed(filled, "stream"),
      reason: (typed(filled, "reason") || null) as LeavingReason | null,
    };
    if (await run(() => client.mutate({ mutation: SetPromotionChoicesDocument, variables }))) onDone();
  };
  return (
    <FormDialog
      title={learner.name}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <SelectInput
        label={say("choice", { name: learner.name })}
        value={choice ?? ""}
        onChange={({ currentTarget: { value } }) => setChoice(CHOICES.find((one) => one === value) ?? null)}
        options={[{ value: "", label: say("asClass") }, ...CHOICES.map((value) => ({ value, label: say(value) }))]}
      />
      {(choice === "PROMOTE" || choice === "REPEAT") && <GradeInput grade="" stream="" none={say("asClass")} />}
      {choice === "LEAVE" && (
        <SelectInput
          name="reason"
          label={sayLife("why")}
          defaultValue={promoted.reason ?? "UNKNOWN"}
          options={LEAVING_REASONS.map((value) => ({ value, label: sayReason(value) }))}
        />
      )}
    </FormDialog>
  );
}
