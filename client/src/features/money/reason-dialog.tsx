import type { ReactNode } from "react";
import { useState } from "react";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { Field } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";

type ReasonDialogProps = {
  title: string;
  help: string;
  label: string;
  submit: string;
  /** How many letters at most. */
  most: number;
  busy: boolean;
  fault: string | null;
  danger?: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks why before something happens that an auditor will read about. */
export function ReasonDialog({ help, label, most, fault, onSubmit, children, ...dialog }: ReasonDialogProps) {
  const say = useMessages(money);
  const [missing, setMissing] = useState(false);
  return (
    <FormDialog
      {...dialog}
      cancel={say("cancel")}
      fault={fault}
      onSubmit={(filled) => {
        const reason = String(filled.get("reason") ?? "").trim();
        setMissing(reason === "");
        if (reason !== "") onSubmit(reason);
      }}
    >
      <p className="muted">{help}</p>
      {children}
      <Field label={label} error={missing ? say("reasonNeeded") : undefined}>
        {(control) => <input {...control} name="reason" className="input" maxLength={most} autoComplete="off" />}
      </Field>
    </FormDialog>
  );
}
