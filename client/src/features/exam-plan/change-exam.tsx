import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { ChangeAssessmentDocument, type ExamSheetFragment } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { readWhole } from "./read-whole";

type ChangeExamProps = { sheets: readonly ExamSheetFragment[]; onDone: () => void; onClose: () => void };

/** Name, day and weight of an exam's sheets together; what was saved before a fault stays. */
export function ChangeExam({ sheets, onDone, onClose }: ChangeExamProps) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useMarksRefusal());
  const [done, setDone] = useState(0);
  const [first] = sheets;
  if (!first) return null;
  const submit = async (filled: FormData) => {
    const [name, day] = [typed(filled, "name"), typed(filled, "day")];
    const weight = readWhole(typed(filled, "weight"), 1000);
    if (!name) return setFault(`${say("name")}: ${sayOffice("fillIn")}`);
    if (!day) return setFault(`${say("day")}: ${sayOffice("fillIn")}`);
    if (weight === null) return setFault(`${say("weight")}: ${say("weightFault")}`);
    const changeAll = async () => {
      setDone(0);
      for (const { id, maximum, scaleId } of sheets) {
        const input = { id, name, day, weight, maximum, scaleId };
        await client.mutate({ mutation: ChangeAssessmentDocument, variables: { input } });
        setDone((before) => before + 1);
      }
    };
    if (await run(changeAll)) onDone();
  };
  return (
    <FormDialog
      title={say("changeAllOf", { name: first.name })}
      submit={busy ? say("progress", { done, n: sheets.length }) : sayOffice("save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted text-sm">{say("changeAllHelp", { n: sheets.length })}</p>
      <TextInput name="name" label={say("name")} maxLength={60} defaultValue={first.name} />
      <TextInput name="day" label={say("day")} type="date" defaultValue={first.day} />
      <TextInput name="weight" label={say("weight")} inputMode="numeric" maxLength={4} defaultValue={first.weight} />
    </FormDialog>
  );
}
