import type { ScopeId } from "../values/ids";
import { decodeRosterLearner, type RosterLearner } from "../values/roster-learner";
import type { AsiliDb } from "./asili-db";
import { itemsOf } from "./items-of";

/** Everyone who was ever on a class's roster this term, by position, and its revision now. */
export type Roster = { readonly rosterRev: number; readonly everyone: readonly RosterLearner[] };

export async function readRoster(db: AsiliDb, scope: ScopeId): Promise<Roster> {
  const revision = await db.items.get([scope, "v"]);
  const lines = await itemsOf(db, scope, "l");
  const everyone = lines.map(({ key, line }) => decodeRosterLearner(key, line));
  return {
    rosterRev: Number(revision?.line ?? 0),
    everyone: everyone.sort((one, other) => one.position - other.position),
  };
}
