import type { InputHTMLAttributes } from "react";
import { Field } from "../../ui/field";

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & { name: string; label: string; hint?: string };

export function TextField({ label, hint, ...input }: TextFieldProps) {
  return (
    <Field label={label} {...(hint && { hint })}>
      {(control) => <input {...control} {...input} className="input" />}
    </Field>
  );
}

/** What was typed into a field of a form. */
export const typed = (filled: FormData, name: string): string => String(filled.get(name) ?? "").trim();
