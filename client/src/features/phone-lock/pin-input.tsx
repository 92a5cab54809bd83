import type { InputHTMLAttributes, Ref } from "react";
import { Field } from "../../ui/field";

type PinInputProps = InputHTMLAttributes<HTMLInputElement> & {
  name: string;
  label: string;
  hint?: string;
  ref?: Ref<HTMLInputElement>;
};

/** A field for a PIN. It is no password field, since browsers offer to keep those, for whoever comes next. */
export function PinInput({ label, hint, ...input }: PinInputProps) {
  return (
    <Field label={label} {...(hint && { hint })}>
      {(control) => (
        <input
          {...control}
          {...input}
          className="input text-2xl tracking-widest [-webkit-text-security:disc]"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          spellCheck={false}
        />
      )}
    </Field>
  );
}
