import { useApolloClient } from "@apollo/client/react";
import { type LearnerRecordFragment, type Sex, UpdateLearnerDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { office } from "../../i18n/office";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";

type IdentityDialogProps = { learner: LearnerRecordFragment; onClose: () => void };

/** Changes who a learner is said to be. */
export function IdentityDialog({ learner, onClose }: IdentityDialogProps) {
  const say = useMessages(learnerLife);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const name = typed(filled, "name");
    if (!name) return setFault(say("nameFault"));
    const or = (field: string) => typed(filled, field) || null;
    const input = {
      name,
      sex: or("sex") as Sex | null,
      birthDate: or("birthDate"),
      upi: or("upi"),
      birthCertificate: or("birthCertificate"),
      assessmentNumber: or("assessmentNumber"),
      admittedOn: or("admittedOn"),
      previousSchool: or("previousSchool"),
    };
    const variables = { id: learner.id, input };
    if (await run(() => client.mutate({ mutation: UpdateLearnerDocument, variables }))) onClose();
  };
  const line = (field: "upi" | "birthCertificate" | "assessmentNumber") => (
    <TextInput name={field} label={say(field)} maxLength={30} defaultValue={learner[field] ?? ""} />
  );
  return (
    <FormDialog
      title={say("editIdentity")}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <TextInput name="name" label={say("name")} maxLength={120} defaultValue={learner.name} />
      <div className="grid grid-cols-2 gap-3">
        <SelectInput
          name="sex"
          label={say("sex")}
          defaultValue={learner.sex ?? ""}
          options={[
            { value: "", label: say("unknown") },
            { value: "FEMALE", label: say("FEMALE") },
            { value: "MALE", label: say("MALE") },
          ]}
        />
        <TextInput name="birthDate" label={say("birthDate")} type="date" defaultValue={learner.birthDate ?? ""} />
      </div>
      <p className="muted text-sm">{say("idsHelp")}</p>
      {line("upi")}
      {line("birthCertificate")}
      {line("assessmentNumber")}
      <TextInput name="admittedOn" label={say("admittedOn")} type="date" defaultValue={learner.admittedOn ?? ""} />
      <TextInput
        name="previousSchool"
        label={say("previousSchool")}
        maxLength={120}
        defaultValue={learner.previousSchool ?? ""}
      />
    </FormDialog>
  );
}
