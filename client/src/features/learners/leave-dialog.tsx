import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import {
  type AwayStatus,
  type LearnerRecordFragment,
  type LeavingReason,
  WithdrawLearnerDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { office } from "../../i18n/office";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { LEAVING_REASONS, useReasonWords } from "../../office/use-reason-words";
import { FormDialog } from "../../ui/form-dialog";
import { schoolDayAt } from "../../values/school-day";

const WAYS = ["TRANSFERRED", "LEFT", "COMPLETED"] as const satisfies readonly AwayStatus[];
/** What is said of whoever goes in a way, until somebody says otherwise. */
const USUAL: Record<AwayStatus, LeavingReason> = { TRANSFERRED: "TRANSFER", LEFT: "UNKNOWN", COMPLETED: "COMPLETED" };

type LeaveDialogProps = { learner: LearnerRecordFragment; onDone: () => void; onClose: () => void };

/** Takes a learner who transfers, leaves or has completed off the class list. */
export function LeaveDialog({ learner, onDone, onClose }: LeaveDialogProps) {
  const say = useMessages(learnerLife);
  const sayOffice = useMessages(office);
  const sayReason = useReasonWords();
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useSchoolRefusal());
  const [status, setStatus] = useState<AwayStatus>("TRANSFERRED");
  const [reason, setReason] = useState<LeavingReason>(USUAL.TRANSFERRED);
  const today = schoolDayAt(Date.now());
  const submit = async (filled: FormData) => {
    const said = (field: string) => typed(filled, field) || null;
    const variables = {
      id: learner.id,
      status,
      reason,
      day: said("day"),
      otherSchool: said("otherSchool"),
      note: said("note"),
    };
    if (await run(() => client.mutate({ mutation: WithdrawLearnerDocument, variables }))) onDone();
  };
  return (
    <FormDialog
      title={say("leaveTitle", { name: learner.name })}
      submit={busy ? sayOffice("saving") : say("leaveSubmit")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted">{say("leaveHelp")}</p>
      <SelectInput
        label={say("how")}
        value={status}
        onChange={({ currentTarget: { value } }) => {
          const way = WAYS.find((one) => one === value) ?? "LEFT";
          setStatus(way);
          setReason(USUAL[way]);
        }}
        options={WAYS.map((value) => ({ value, label: say(value) }))}
      />
      {status === "TRANSFERRED" && <TextInput name="otherSchool" label={say("otherSchool")} maxLength={120} />}
      <TextInput name="day" label={say("day")} type="date" max={today} defaultValue={today} />
      <SelectInput
        label={say("why")}
        value={reason}
        onChange={({ currentTarget: { value } }) =>
          setReason(LEAVING_REASONS.find((one) => one === value) ?? "UNKNOWN")
        }
        options={LEAVING_REASONS.map((value) => ({ value, label: sayReason(value) }))}
      />
      {reason === "PREGNANCY_OR_MARRIAGE" && <p className="muted text-sm">{say("restricted")}</p>}
      <TextInput name="note" label={say("note")} hint={say("noteHint")} maxLength={300} />
    </FormDialog>
  );
}
