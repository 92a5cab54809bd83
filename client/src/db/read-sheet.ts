import type { ClassId, Seq } from "../values/ids";
import { registerKey } from "../values/register-key";
import { isOnRoster, type RosterLearner } from "../values/roster-learner";
import { type DayKind, kindOfDay } from "../values/school-calendar";
import type { SchoolDay } from "../values/school-day";
import { decodeClassLine, decodeReasonLine, type ReasonLine } from "../values/school-lines";
import type { Session } from "../values/session";
import type { AsiliDb } from "./asili-db";
import { findClassScope } from "./find-scope";
import { itemsOf } from "./items-of";
import { readRegister, type RegisterView } from "./read-register";
import { readRoster } from "./read-roster";
import { readSchool } from "./read-school";
import { type SessionState, sessionState } from "./session-state";

/** A register as the teacher opens it. Begin a draft with its `rosterRev` and `seen`: they say what was looked at. */
export type Sheet = RegisterView & {
  readonly classId: ClassId;
  readonly className: string;
  readonly day: SchoolDay;
  readonly session: Session;
  readonly dayKind: DayKind;
  readonly state: SessionState;
  readonly rosterRev: number;
  readonly seen: Seq;
  /** Those on the roster now, by position. */
  readonly learners: readonly RosterLearner[];
  readonly reasons: readonly ReasonLine[];
};

/** Null when this phone holds nothing of the class: not pulled yet, or no longer this user's. */
export function readSheet(db: AsiliDb, classId: ClassId, day: SchoolDay, session: Session): Promise<Sheet | null> {
  return db.transaction("r", [db.items, db.scopes, db.outbox, db.sent, db.drafts], async () => {
    const school = await readSchool(db);
    const scope = await findClassScope(db, classId, day);
    const item = school && (await db.items.get([school.scope.id, `c${classId}`]));
    if (!school || !scope || !item) return null;
    const { rosterRev, everyone } = await readRoster(db, scope.id);
    const view = await readRegister(db, scope, classId, registerKey(day, session), everyone);
    const reasons = await itemsOf(db, school.scope.id, "x");
    return {
      ...view,
      classId,
      className: decodeClassLine(item.key, item.line).name,
      day,
      session,
      dayKind: kindOfDay(day, school),
      state: sessionState(view),
      rosterRev,
      seen: scope.cursor,
      learners: everyone.filter((learner) => isOnRoster(learner, rosterRev)),
      reasons: reasons.map(({ key, line }) => decodeReasonLine(key, line)),
    };
  });
}
