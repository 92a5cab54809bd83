import { useApolloClient } from "@apollo/client/react";
import {
  AddGuardianDocument,
  type LearnerGuardiansFragment,
  UpdateGuardianDocument,
} from "../../generated/live/graphql";
import { guardianWords } from "../../i18n/guardians";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { GuardianFields } from "../../office/guardian-fields";
import { readGuardian } from "../../office/read-guardian";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";

export type Guardianship = LearnerGuardiansFragment["guardians"][number];

type GuardianDialogProps = { learnerId: string; known: Guardianship | null; onClose: () => void };

/** Adds a guardian to a learner, or changes one. */
export function GuardianDialog({ learnerId, known, onClose }: GuardianDialogProps) {
  const say = useMessages(guardianWords);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const guardian = readGuardian(filled, "");
    if (!guardian) return setFault(say("nameFault"));
    const change = () =>
      known
        ? client.mutate({
            mutation: UpdateGuardianDocument,
            variables: { id: learnerId, guardianId: known.guardian.id, guardian },
          })
        : client.mutate({ mutation: AddGuardianDocument, variables: { id: learnerId, guardian } });
    if (await run(change)) onClose();
  };
  return (
    <FormDialog
      title={say(known ? "editTitle" : "add")}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      {known && <p className="muted text-sm">{say("shared")}</p>}
      <GuardianFields prefix="" known={known} />
      {known?.guardian.phone && <p className="muted text-sm">{say("phoneWarning")}</p>}
    </FormDialog>
  );
}
