import type { ScopeId } from "../values/ids";
import { decodeRosterLearner, isOnRoster, type RosterLearner } from "../values/roster-learner";
import type { AsiliDb } from "./asili-db";
import { getItems } from "./get-items";
import { itemsOf } from "./items-of";

/** A class's roster, by position: its revision now, who is on it, and everyone who ever was this term. */
export type Roster = {
  readonly rosterRev: number;
  readonly learners: readonly RosterLearner[];
  readonly everyone: readonly RosterLearner[];
};

export async function readRoster(db: AsiliDb, scope: ScopeId): Promise<Roster> {
  const [[revision], lines] = await Promise.all([getItems(db, scope, ["v"]), itemsOf(db, scope, "l")]);
  const rosterRev = Number(revision?.line ?? 0);
  const everyone = lines
    .map(({ key, line }) => decodeRosterLearner(key, line))
    .sort((one, other) => one.position - other.position);
  return { rosterRev, everyone, learners: everyone.filter((learner) => isOnRoster(learner, rosterRev)) };
}
