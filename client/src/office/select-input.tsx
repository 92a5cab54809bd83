import type { SelectHTMLAttributes } from "react";
import { Field } from "../ui/field";

type SelectInputProps = SelectHTMLAttributes<HTMLSelectElement> & {
  label: string;
  options: readonly { readonly value: string; readonly label: string }[];
};

/** One of many. */
export function SelectInput({ label, options, ...select }: SelectInputProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} {...select} className="input">
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
