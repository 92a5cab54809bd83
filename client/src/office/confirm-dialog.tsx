import type { ReactNode } from "react";
import { useMessages } from "../i18n/language";
import { office } from "../i18n/office";
import { FormDialog } from "../ui/form-dialog";
import { type TellRefusal, useChange } from "./use-change";

type ConfirmDialogProps = {
  title: string;
  submit: string;
  danger?: boolean;
  onSubmit: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  tell?: TellRefusal;
  children?: ReactNode;
};

/** Asks once more before something is done. */
export function ConfirmDialog({
  title,
  submit,
  danger = false,
  onSubmit,
  onDone,
  onClose,
  tell,
  children,
}: ConfirmDialogProps) {
  const say = useMessages(office);
  const { busy, fault, run } = useChange(tell);
  const send = async () => {
    if (await run(onSubmit)) onDone();
  };
  return (
    <FormDialog
      title={title}
      submit={busy ? say("saving") : submit}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      danger={danger}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  );
}
