import type { AsiliDb } from "../db/asili-db";
import { findClassScope } from "../db/find-scope";
import { readRoster } from "../db/read-roster";
import type { Cell } from "../values/cell";
import type { ClassId, Position, Seq } from "../values/ids";
import { type Mark, NOT_TAKEN } from "../values/mark";
import { registerKey } from "../values/register-key";
import { isOnRoster, type RosterLearner } from "../values/roster-learner";
import type { SchoolDay } from "../values/school-day";
import type { Session } from "../values/session";
import { settleTroubled } from "./settle-troubled";
import { writeOperation } from "./write-operation";

/**
 * A filled register. `rosterRev` and `seen` are those of the sheet when it was begun: what the teacher was looking at.
 * A learner of that roster without a mark is "not taken", never present.
 */
export type FilledSheet = {
  readonly classId: ClassId;
  readonly day: SchoolDay;
  readonly session: Session;
  readonly rosterRev: number;
  readonly seen: Seq;
  readonly marks: ReadonlyMap<Position, Mark>;
};

/** Resolves once the register is on the disk of this phone; only then may a screen say so. */
export function saveRollCall(db: AsiliDb, sheet: FilledSheet, now = Date.now()): Promise<void> {
  const { classId, day, session, rosterRev, seen, marks } = sheet;
  const key = registerKey(day, session);
  return db.transaction("rw", [db.outbox, db.meta, db.sent, db.drafts, db.items, db.scopes], async () => {
    const learners = await rosterOf(db, sheet);
    const cells = exceptions(learners, marks);
    const at = Math.floor(now / 1000);
    await writeOperation(db, { kind: "roll", classId, day, session, rosterRev, default: "P", cells, seen, at });
    // It restates the whole register, so what the server refused of it is answered for.
    await settleTroubled(db, await db.outbox.where({ classId, key }).toArray(), "REPLACED", now);
    await db.drafts.delete([classId, key]);
  });
}

async function rosterOf(db: AsiliDb, { classId, day, rosterRev }: FilledSheet): Promise<RosterLearner[]> {
  const scope = await findClassScope(db, classId, day);
  const { everyone } = scope ? await readRoster(db, scope.id) : { everyone: [] };
  const learners = everyone.filter((learner) => isOnRoster(learner, rosterRev));
  // Without the roster, leaving somebody out would say they were present.
  if (learners.length === 0)
    throw new Error("This phone no longer holds the class's list, so the register cannot be saved.");
  return learners;
}

/** All but those present, who go without saying. */
function exceptions(learners: readonly RosterLearner[], marks: ReadonlyMap<Position, Mark>): Cell[] {
  return learners
    .map(({ position }) => ({ position, ...(marks.get(position) ?? NOT_TAKEN) }))
    .filter(({ status }) => status !== "P");
}
