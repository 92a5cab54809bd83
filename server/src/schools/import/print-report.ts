import { FaultSeverity } from "./fault.js";
import { faultSentence } from "./fault-sentence.js";
import type { RosterReport } from "./roster-report.js";

const MOST_LINES = 200;

/** A report as lines for a terminal: the numbers, then what changes, then every fault by line. */
export function printReport({ summary, faults, changes }: RosterReport): string[] {
  const errors = faults.filter(({ severity }) => severity === FaultSeverity.error);
  return [
    `${count(summary.rows, "row")}: ${count(summary.newLearners, "new learner")}, ${summary.changedLearners} changed, ${summary.unchanged} unchanged, ${summary.faultyRows} with errors.`,
    `${count(summary.newGuardians, "new guardian")}; ${summary.siblings} ${summary.siblings === 1 ? "learner shares" : "learners share"} one. ${count(summary.warnings, "warning")}.`,
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

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;

const shorten = (lines: string[]) =>
  lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `... and ${lines.length - MOST_LINES} more.`];
