import type { InputHTMLAttributes } from "react";
import { TextInput } from "./text-input";

type MoneyInputProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: string;
  error?: string | undefined;
};

/** An amount, typed as shillings. */
export function MoneyInput(props: MoneyInputProps) {
  return <TextInput inputMode="decimal" {...props} />;
}
