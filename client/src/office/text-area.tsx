import type { TextareaHTMLAttributes } from "react";
import { Field } from "../ui/field";

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  label: string;
  hint?: string;
  error?: string | undefined;
};

/** A labelled place for a few lines. */
export function TextArea({ label, hint, error, ...area }: TextAreaProps) {
  return (
    <Field label={label} error={error} {...(hint && { hint })}>
      {(control) => <textarea {...control} rows={3} {...area} className="input field-sizing-content" />}
    </Field>
  );
}
