import { countMarks, type MarkCounts } from "../values/count-marks";
import type { ClassId } from "../values/ids";
import { registerKey } from "../values/register-key";
import { isOnRoster } from "../values/roster-learner";
import { type DayKind, kindOfDay } from "../values/school-calendar";
import type { SchoolDay } from "../values/school-day";
import { decodeClassLine } from "../values/school-lines";
import { SESSIONS, type Session } from "../values/session";
import type { AsiliDb, ScopeRow } from "./asili-db";
import { findClassScope, findScope } from "./find-scope";
import { itemsOf } from "./items-of";
import { readRegister } from "./read-register";
import { readRoster } from "./read-roster";
import { readSchool, type School } from "./read-school";
import { type SessionState, sessionState } from "./session-state";

export type TodaySession = { readonly session: Session; readonly state: SessionState; readonly counts: MarkCounts };
export type TodayClass = {
  readonly classId: ClassId;
  readonly name: string;
  readonly teaching: "class" | "subject";
  readonly sessions: readonly TodaySession[];
};
export type Today = {
  readonly day: SchoolDay;
  readonly schoolName: string;
  readonly kind: DayKind;
  readonly classes: readonly TodayClass[];
};

/** The classes of this user and where both their sessions stand; null until the first pull has brought the school. */
export function readToday(db: AsiliDb, day: SchoolDay): Promise<Today | null> {
  return db.transaction("r", [db.items, db.scopes, db.outbox, db.sent, db.drafts], async () => {
    const school = await readSchool(db);
    const user = await findScope(db, "user");
    if (!school || !user) return null;
    const classes: TodayClass[] = [];
    for (const { key, line } of await itemsOf(db, user.id, "k")) {
      const one = await readClass(db, school, Number(key.slice(1)) as ClassId, line as "class" | "subject", day);
      if (one) classes.push(one);
    }
    classes.sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
    return { day, schoolName: school.school.name, kind: kindOfDay(day, school), classes };
  });
}

async function readClass(
  db: AsiliDb,
  school: School,
  classId: ClassId,
  teaching: "class" | "subject",
  day: SchoolDay,
): Promise<TodayClass | null> {
  const item = await db.items.get([school.scope.id, `c${classId}`]);
  const scope = await findClassScope(db, classId, day);
  if (!item || !scope) return null;
  const { name } = decodeClassLine(item.key, item.line);
  return { classId, name, teaching, sessions: await readSessions(db, scope, classId, day) };
}

async function readSessions(db: AsiliDb, scope: ScopeRow, classId: ClassId, day: SchoolDay): Promise<TodaySession[]> {
  const { rosterRev, everyone } = await readRoster(db, scope.id);
  const learners = everyone.filter((learner) => isOnRoster(learner, rosterRev));
  const sessions: TodaySession[] = [];
  for (const session of SESSIONS) {
    const view = await readRegister(db, scope, classId, registerKey(day, session), everyone);
    sessions.push({ session, state: sessionState(view), counts: countMarks(view.register, learners) });
  }
  return sessions;
}
