import type { ReactNode } from "react";
import { useMessages } from "../i18n/language";
import { office } from "../i18n/office";
import { FormDialog } from "../ui/form-dialog";
import { TextInput, typed } from "./text-input";
import { useChange } from "./use-change";

type ReasonDialogProps = {
  title: string;
  submit: string;
  longest: number;
  onSubmit: (reason: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks why before something is taken back. */
export function ReasonDialog({ title, submit, longest, onSubmit, onDone, onClose, children }: ReasonDialogProps) {
  const say = useMessages(office);
  const { busy, fault, setFault, run } = useChange();
  const send = async (filled: FormData) => {
    const reason = typed(filled, "reason");
    if (!reason) return setFault(say("reasonFault"));
    if (await run(() => onSubmit(reason))) onDone();
  };
  return (
    <FormDialog
      title={title}
      submit={busy ? say("saving") : submit}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      danger
      onSubmit={(filled) => void send(filled)}
      onClose={onClose}
    >
      {children}
      <TextInput name="reason" label={say("reason")} maxLength={longest} />
    </FormDialog>
  );
}
