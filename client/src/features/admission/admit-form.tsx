import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import {
  type AdmitLearnerMutation,
  AdmitLearnerDocument,
  LearnersAlikeDocument,
  type LearnersAlikeQuery,
} from "../../generated/live/graphql";
import { admission } from "../../i18n/admission";
import { useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { office } from "../../i18n/office";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { ClassInput } from "../../office/class-input";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import { schoolDayAt } from "../../values/school-day";
import { AlikeNote } from "./alike-note";
import { GuardiansFieldset } from "./guardians-fieldset";
import { readAdmission } from "./read-admission";

type AdmitFormProps = { proposed: string; onDone: (learner: AdmitLearnerMutation["admitLearner"]) => void };

/** What is asked of a learner who is admitted. */
export function AdmitForm({ proposed, onDone }: AdmitFormProps) {
  const say = useMessages(admission);
  const sayLife = useMessages(learnerLife);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useSchoolRefusal());
  const [guardians, setGuardians] = useState<readonly number[]>([1]);
  const [isTransfer, setIsTransfer] = useState(false);
  const [alike, setAlike] = useState<LearnersAlikeQuery["learnersAlike"]>([]);

  const look = async (form: HTMLFormElement) => {
    const filled = new FormData(form);
    const name = typed(filled, "name");
    if (!name.includes(" ")) return setAlike([]);
    const variables = { name, birthDate: typed(filled, "birthDate") || null };
    const { data } = await client.query({ query: LearnersAlikeDocument, variables, fetchPolicy: "network-only" });
    setAlike(data?.learnersAlike ?? []);
  };
  const submit = async (filled: FormData) => {
    const read = readAdmission(filled, guardians, isTransfer);
    if ("fault" in read) {
      const { fault: what, n } = read;
      return setFault(
        what === "guardian" ? say("guardianFault", { n }) : what === "number" ? say("numberFault") : sayLife(what),
      );
    }
    let admitted: AdmitLearnerMutation["admitLearner"] | undefined;
    const send = async () => {
      const { data } = await client.mutate({ mutation: AdmitLearnerDocument, variables: { input: read.input } });
      admitted = data?.admitLearner;
    };
    if ((await run(send)) && admitted) onDone(admitted);
  };
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
      onBlur={(event) => {
        const { name } = event.target as unknown as HTMLInputElement;
        if (name === "name" || name === "birthDate") void look(event.currentTarget).catch(() => {});
      }}
    >
      <p className="muted">{say("help")}</p>
      <TextInput name="number" label={say("number")} hint={say("numberHint")} maxLength={30} defaultValue={proposed} />
      <TextInput name="name" label={sayLife("name")} maxLength={120} />
      <AlikeNote alike={alike} />
      <ClassInput name="classId" />
      <SelectInput
        name="sex"
        label={sayLife("sex")}
        defaultValue=""
        options={[
          { value: "", label: sayLife("unknown") },
          { value: "FEMALE", label: sayLife("FEMALE") },
          { value: "MALE", label: sayLife("MALE") },
        ]}
      />
      <label className="flex min-h-12 items-center gap-3">
        <input
          type="checkbox"
          className="h-6 w-6"
          checked={isTransfer}
          onChange={({ currentTarget: { checked } }) => setIsTransfer(checked)}
        />
        {say("transfer")}
      </label>
      {isTransfer && (
        <>
          <TextInput name="previousSchool" label={sayLife("previousSchool")} maxLength={120} />
          <TextInput name="letterReference" label={say("letter")} maxLength={60} />
        </>
      )}
      <details className="card px-4 py-2">
        <summary className="flex min-h-12 cursor-pointer items-center font-semibold">{say("more")}</summary>
        <div className="grid gap-4 pb-2">
          <TextInput name="birthDate" label={sayLife("birthDate")} type="date" />
          <p className="muted text-sm">{sayLife("idsHelp")}</p>
          {(["upi", "birthCertificate", "assessmentNumber"] as const).map((field) => (
            <TextInput key={field} name={field} label={sayLife(field)} maxLength={30} />
          ))}
          <TextInput
            name="admittedOn"
            label={sayLife("admittedOn")}
            type="date"
            defaultValue={schoolDayAt(Date.now())}
          />
          {!isTransfer && <TextInput name="previousSchool" label={sayLife("previousSchool")} maxLength={120} />}
        </div>
      </details>
      <GuardiansFieldset guardians={guardians} onChange={setGuardians} />
      {fault && <Note tone="bad">{fault}</Note>}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {busy ? sayOffice("saving") : say("submit")}
      </button>
    </form>
  );
}
