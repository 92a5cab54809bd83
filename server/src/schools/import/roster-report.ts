import { createHash } from "node:crypto";
import type { Fault } from "./fault.js";
import type { PreparedImport } from "./prepared-import.js";
import type { RosterSummary, RowChange } from "./roster-plan.js";

/** A dry run as it is kept: what importing would do, what is wrong with the rows, and what it was decided upon. */
export type RosterReport = {
  summary: RosterSummary;
  faults: readonly Fault[];
  changes: RowChange[];
  /** A digest of the whole plan: another one means that the school's records have changed since. */
  plan: string;
  /**
   * What undoing it came to: how many learners or people are as they were before, which classes went (not told of
   * undoings of before they did), and who or what was left, and why.
   */
  undo?: { undone: number; kept: readonly Fault[]; classes?: readonly string[] };
};

export function reportOf({ summary, faults, changes, plan }: PreparedImport): RosterReport {
  const rows = changes.map(({ line, admissionNumber, name, fields }) => ({ line, admissionNumber, name, fields }));
  return { summary, faults, changes: rows, plan: createHash("sha256").update(JSON.stringify(plan)).digest("hex") };
}
