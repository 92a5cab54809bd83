import type { Column } from "./column.js";
import { type Fault, type FaultCode, FaultSeverity } from "./fault.js";
import type { Table } from "./read-table.js";

type Tell = (
  at: { line: number },
  code: FaultCode,
  column: Column,
  value: string | null,
  about?: string | null,
) => void;
export type TellFault = { error: Tell; warning: Tell };

/** Collects faults under the file's own headings. */
export function tellFaultInto(faults: Fault[], { columns, headings }: Table): TellFault {
  const tell =
    (severity: FaultSeverity): Tell =>
    ({ line }, code, column, value, about = null) => {
      const [index] = columns.get(column) ?? [];
      const heading = index === undefined ? null : (headings[index] ?? null);
      faults.push({ line, column: heading, severity, code, value: value?.slice(0, 120) ?? null, about });
    };
  return { error: tell(FaultSeverity.error), warning: tell(FaultSeverity.warning) };
}
