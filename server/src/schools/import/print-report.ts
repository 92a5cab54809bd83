import { FaultSeverity } from "./fault.js";
import { faultSentence } from "./fault-sentence.js";
import type { RosterReport } from "./roster-report.js";

const MOST_LINES = 200;

/** A report as lines for a terminal: the numbers, then what changes, then every fault by line. */
export function printReport({ summary, faults, changes }: RosterReport): string[] {
  const errors = faults.filter(({ severity }) => severity === FaultSeverity.error);
  return [
    `${summary.rows} rows: ${summary.newLearners} new learners, ${summary.changedLearners} changed, ${summary.unchanged} unchanged, ${summary.faultyRows} with errors.`,
    `${summary.newGuardians} new guardians; ${summary.siblings} learners share one. ${summary.warnings} warnings.`,
    ...(summary.newClasses.length > 0 ? [`New classes: ${summary.newClasses.join(", ")}.`] : []),
    ...shorten(
      changes.map(({ line, admissionNumber, name, fields }) => {
        const what = fields.map(({ field, from, to }) => `${field} ${from ?? "-"} -> ${to ?? "-"}`).join("; ");
        return `line ${line}: ${admissionNumber} ${name}: ${what}`;
      }),
    ),
    ...(errors.length > 0 ? ["Errors (these rows are not imported):"] : []),
    ...shorten(errors.map((fault) => `line ${fault.line}: ${faultSentence(fault).english}`)),
    ...(summary.warnings > 0 ? ["Warnings:"] : []),
    ...shorten(
      faults
        .filter(({ severity }) => severity === FaultSeverity.warning)
        .map((fault) => `line ${fault.line}: ${faultSentence(fault).english}`),
    ),
  ];
}

const shorten = (lines: string[]) =>
  lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `... and ${lines.length - MOST_LINES} more.`];
