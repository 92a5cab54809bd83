import type { ClassId, Seq } from "../values/ids";
import { registerKey } from "../values/register-key";
import type { RosterLearner } from "../values/roster-learner";
import { type DayKind, kindOfDay } from "../values/school-calendar";
import type { SchoolDay } from "../values/school-day";
import type { ReasonLine } from "../values/school-lines";
import type { Session } from "../values/session";
import type { AsiliDb } from "./asili-db";
import { classScopeOn } from "./class-scope-on";
import { getItems } from "./get-items";
import { readRoster } from "./read-roster";
import { readSaid } from "./read-said";
import { readSchool } from "./read-school";
import { type RegisterView, registerView } from "./register-view";
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
  const key = registerKey(day, session);
  return db.transaction("r", [db.items, db.scopes, db.outbox, db.sent, db.drafts], async () => {
    const school = await readSchool(db);
    const line = school?.classes.get(classId);
    const scope = school && classScopeOn(school.scopes, classId, day, school.terms);
    if (!line || !scope) return null;
    const [roster, [item], said] = await Promise.all([
      readRoster(db, scope.id),
      getItems(db, scope.id, [key]),
      readSaid(db, key),
    ]);
    const view = registerView({ scope, classId, key }, item?.line, said, roster.everyone);
    return {
      ...view,
      classId,
      className: line.name,
      day,
      session,
      dayKind: kindOfDay(day, school),
      state: sessionState(view),
      rosterRev: roster.rosterRev,
      seen: scope.cursor,
      learners: roster.learners,
      reasons: school.reasons,
    };
  });
}
