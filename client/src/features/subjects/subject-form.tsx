import { useApolloClient } from "@apollo/client/react";
import { SaveSubjectDocument, type SubjectGroup, type SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { subjectGroups } from "../../i18n/subject-groups";
import { subjects as subjectMessages } from "../../i18n/subjects";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { SelectInput } from "../../office/select-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";

const GROUPS = Object.keys(subjectGroups.en) as SubjectGroup[];

type SubjectFormProps = { subject: SubjectRowFragment | null; onDone: () => void; onClose: () => void };

/** A subject to be added, or one to be called otherwise. */
export function SubjectForm({ subject, onDone, onClose }: SubjectFormProps) {
  const say = useMessages(subjectMessages);
  const sayOffice = useMessages(office);
  const sayGroup = useMessages(subjectGroups);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const name = typed(filled, "name");
    if (!name) return setFault(`${say("name")}: ${sayOffice("fillIn")}`);
    const group = typed(filled, "group") as SubjectGroup;
    const input = { id: subject?.id ?? null, name, code: typed(filled, "code") || null, group, archived: false };
    if (await run(() => client.mutate({ mutation: SaveSubjectDocument, variables: { input } }))) onDone();
  };
  return (
    <FormDialog
      title={subject ? say("change", { name: subject.name }) : say("add")}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <TextInput
        name="name"
        label={say("name")}
        hint={say(subject ? "renameHelp" : "nameHint")}
        maxLength={60}
        defaultValue={subject?.name ?? ""}
      />
      <TextInput
        name="code"
        label={say("code")}
        hint={say("codeHint")}
        maxLength={10}
        defaultValue={subject?.code ?? ""}
      />
      <div>
        <SelectInput
          name="group"
          label={say("group")}
          defaultValue={subject?.group ?? "OTHER"}
          options={GROUPS.map((value) => ({ value, label: sayGroup(value) }))}
        />
        <p className="muted mt-1 text-sm">{say("groupHint")}</p>
      </div>
    </FormDialog>
  );
}
