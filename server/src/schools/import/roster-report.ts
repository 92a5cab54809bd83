import { createHash } from "node:crypto";
import type { Fault } from "./fault.js";
import type { RosterPlan, RosterSummary, RowChange } from "./roster-plan.js";

/** A dry run as it is kept: what importing would do, what is wrong with the rows, and what it was decided upon. */
export type RosterReport = {
  summary: RosterSummary;
  faults: Fault[];
  changes: RowChange[];
  /** A digest of the whole plan: another one means that the school's records have changed since. */
  plan: string;
};

export function reportOf({ summary, faults, changes, admissions }: RosterPlan): RosterReport {
  const rows = changes.map(({ line, admissionNumber, name, fields }) => ({ line, admissionNumber, name, fields }));
  const plan = createHash("sha256")
    .update(JSON.stringify([admissions, changes, faults, summary.newClasses]))
    .digest("hex");
  return { summary, faults, changes: rows, plan };
}
