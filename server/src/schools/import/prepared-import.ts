import type { Em } from "../../platform/orm.js";
import type { UserId } from "../../values/ids.js";
import type { Actor } from "../actor.js";
import type { Fault } from "./fault.js";
import type { RosterSummary, RowChange } from "./roster-plan.js";

/** A list compared with the school's records: what importing it would do, and how to do it. */
export type PreparedImport = {
  readonly summary: RosterSummary;
  readonly faults: readonly Fault[];
  readonly changes: readonly RowChange[];
  /** All that would be done, to tell by whether it is still the same. */
  readonly plan: unknown;
  apply(tx: Em, actor: Actor, now: Date, passwords: readonly NewPassword[]): Promise<Applied>;
};

/** A password to be handed out, and as it is kept. */
export type NewPassword = { readonly plain: string; readonly hash: string };

/** How somebody who was added signs in the first time. */
export type SignIn = { name: string; login: string; temporaryPassword: string };

/** What came of it: the line of the file that speaks of each learner or user, and whose access changed. */
export type Applied = { lines: Record<number, number>; newUsers: UserId[]; touchedUsers: UserId[]; signIns: SignIn[] };

/** Of an import that changes nobody's access. */
export const appliedTo = (lines: Record<number, number>): Applied => ({
  lines,
  newUsers: [],
  touchedUsers: [],
  signIns: [],
});
