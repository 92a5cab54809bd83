import { useApolloClient, useQuery } from "@apollo/client/react";
import { ChangeAssessmentDocument, type ExamSheetFragment, SheetScalesDocument } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { readWhole } from "./read-whole";

type ChangeSheetProps = { sheet: ExamSheetFragment; onDone: () => void; onClose: () => void };

/** What one sheet is called, its day, its weight, how many marks it is out of, and how it is graded. */
export function ChangeSheet({ sheet, onDone, onClose }: ChangeSheetProps) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { data } = useQuery(SheetScalesDocument);
  const { busy, fault, setFault, run } = useChange(useMarksRefusal());
  const scales = data?.gradingScales.nodes.filter(({ id, archived }) => !archived || id === sheet.scaleId) ?? [];
  const submit = async (filled: FormData) => {
    const [name, day] = [typed(filled, "name"), typed(filled, "day")];
    const weight = readWhole(typed(filled, "weight"), 1000);
    const maximum = sheet.maximum === null ? null : readWhole(typed(filled, "maximum"), 999);
    if (!name) return setFault(`${say("name")}: ${sayOffice("fillIn")}`);
    if (!day) return setFault(`${say("day")}: ${sayOffice("fillIn")}`);
    if (weight === null) return setFault(`${say("weight")}: ${say("weightFault")}`);
    if (sheet.maximum !== null && maximum === null) return setFault(`${say("maximum")}: ${say("maximumFault")}`);
    const input = { id: sheet.id, name, day, weight, maximum, scaleId: typed(filled, "scale") || null };
    if (await run(() => client.mutate({ mutation: ChangeAssessmentDocument, variables: { input } }))) onDone();
  };
  if (!data) return null;
  return (
    <FormDialog
      title={say("change")}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <TextInput name="name" label={say("name")} maxLength={60} defaultValue={sheet.name} />
      <TextInput name="day" label={say("day")} type="date" defaultValue={sheet.day} />
      <TextInput name="weight" label={say("weight")} inputMode="numeric" maxLength={4} defaultValue={sheet.weight} />
      {sheet.maximum !== null && (
        <TextInput
          name="maximum"
          label={say("maximum")}
          hint={say("changeHelp")}
          inputMode="numeric"
          maxLength={3}
          defaultValue={sheet.maximum}
        />
      )}
      <SelectInput
        name="scale"
        label={say("scale")}
        defaultValue={sheet.scaleId ?? ""}
        options={[{ value: "", label: say("noScale") }, ...scales.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </FormDialog>
  );
}
