import type { AsiliDb } from "../../db/asili-db";
import type { Cell } from "../../values/cell";
import type { ClassId, Position, Seq } from "../../values/ids";
import { type Mark, NOT_TAKEN } from "../../values/mark";
import { registerKey } from "../../values/register-key";
import type { SchoolDay } from "../../values/school-day";
import type { Session } from "../../values/session";
import { settleRegister } from "./settle-register";
import { writeOperations } from "./write-operations";

/** Marks by position. `rosterRev` and `seen` are those of the sheet when it was begun: what the teacher was looking at. */
export type BegunSheet = {
  readonly classId: ClassId;
  readonly day: SchoolDay;
  readonly session: Session;
  readonly rosterRev: number;
  readonly seen: Seq;
  readonly marks: ReadonlyMap<Position, Mark>;
};

/** A register to be saved whole, with everyone on the roster at its revision. */
export type FilledSheet = BegunSheet & { readonly learners: readonly { readonly position: Position }[] };

/**
 * Resolves once the register is on the disk of this phone; only then may a screen say so. A learner without a mark is
 * "not taken", never present.
 */
export function saveRollCall(db: AsiliDb, sheet: FilledSheet, now = Date.now()): Promise<void> {
  const { classId, day, session, rosterRev, seen } = sheet;
  const at = Math.floor(now / 1000);
  return db.transaction("rw", [db.outbox, db.meta, db.sent, db.drafts], async () => {
    const cells = exceptions(sheet);
    await Promise.all([
      // It restates the whole register, so what the server refused of it is answered for.
      settleRegister(db, classId, registerKey(day, session), now),
      writeOperations(db, [{ kind: "roll", classId, day, session, rosterRev, default: "P", cells, seen, at }]),
    ]);
  });
}

/** All but those present, who go without saying. */
function exceptions({ learners, marks }: FilledSheet): Cell[] {
  // Without the list, leaving somebody out would say they were present.
  if (learners.length === 0) throw new Error("A register without learners cannot be saved.");
  return learners
    .map(({ position }) => ({ ...(marks.get(position) ?? NOT_TAKEN), position }))
    .filter(({ status }) => status !== "P")
    .sort((one, other) => one.position - other.position);
}
