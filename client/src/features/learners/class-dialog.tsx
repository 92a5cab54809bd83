import { useApolloClient } from "@apollo/client/react";
import { type LearnerRecordFragment, MoveLearnerDocument, ReEnterLearnerDocument } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { learnerLife } from "../../i18n/learner-life";
import { office } from "../../i18n/office";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { ClassInput } from "../../office/class-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";

type ClassDialogProps = {
  learner: LearnerRecordFragment;
  what: "move" | "back";
  onDone: () => void;
  onClose: () => void;
};

/** Moves a learner to another class, or takes one who went away back into one. */
export function ClassDialog({ learner, what, onDone, onClose }: ClassDialogProps) {
  const say = useMessages(learnerLife);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const classId = typed(filled, "classId");
    if (!classId) return setFault(say("classFault"));
    const variables = { id: learner.id, classId, note: typed(filled, "note") || null };
    const mutation = what === "move" ? MoveLearnerDocument : ReEnterLearnerDocument;
    if (await run(() => client.mutate({ mutation, variables }))) onDone();
  };
  return (
    <FormDialog
      title={say(what === "move" ? "moveTitle" : "backTitle", { name: learner.name })}
      submit={busy ? sayOffice("saving") : say(what)}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted">{say(what === "move" ? "moveHelp" : "backHelp")}</p>
      <ClassInput name="classId" without={learner.class?.id} />
      <TextInput name="note" label={say("note")} hint={say("noteHint")} maxLength={300} />
    </FormDialog>
  );
}
