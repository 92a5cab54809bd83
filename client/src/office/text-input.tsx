import type { InputHTMLAttributes } from "react";
import { Field } from "../ui/field";

type TextInputProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string;
  error?: string | undefined;
};

/** A labelled line to type in. */
export function TextInput({ label, hint, error, ...input }: TextInputProps) {
  return (
    <Field label={label} error={error} {...(hint && { hint })}>
      {(control) => <input {...control} autoComplete="off" {...input} className="input" />}
    </Field>
  );
}

/** What was typed into a field of a form. */
export const typed = (filled: FormData, name: string): string => String(filled.get(name) ?? "").trim();
