import { useRef } from "react";
import type { FeeStructureRowFragment, OfficeTermFragment } from "../../generated/live/graphql";
import { feeSetup } from "../../i18n/fee-setup";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { SelectInput } from "../../office/select-input";
import { typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { useTermName } from "../../office/use-term-name";
import { FormDialog } from "../../ui/form-dialog";

type CopyStructuresProps = {
  structures: readonly FeeStructureRowFragment[];
  terms: readonly OfficeTermFragment[];
  onCopy: (id: string, termId: string) => Promise<unknown>;
  onDone: (to: OfficeTermFragment) => void;
  onClose: () => void;
};

/** Copies structures into another term; after a refusal it goes on with those that were not copied. */
export function CopyStructures({ structures, terms, onCopy, onDone, onClose }: CopyStructuresProps) {
  const say = useMessages(feeSetup);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const { busy, fault, run } = useChange();
  const copied = useRef(new Set<string>());
  const [first] = structures;
  const submit = async (filled: FormData) => {
    const to = terms.find(({ id }) => id === typed(filled, "termId"));
    if (!to) return;
    const copyAll = async () => {
      for (const { id } of structures) {
        if (copied.current.has(`${id} ${to.id}`)) continue;
        await onCopy(id, to.id);
        copied.current.add(`${id} ${to.id}`);
      }
    };
    if (await run(copyAll)) onDone(to);
  };
  return (
    <FormDialog
      title={
        structures.length === 1
          ? say("copyStructure", { name: first?.name ?? "" })
          : say("copyAll", { n: structures.length })
      }
      submit={busy ? sayOffice("saving") : say("copy")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <SelectInput
        name="termId"
        label={say("copyTo")}
        options={terms.toReversed().map((term) => ({ value: term.id, label: termName(term) }))}
      />
      <p className="muted text-sm">{say("copyHelp")}</p>
    </FormDialog>
  );
}
