import { countMarks, type MarkCounts } from "../values/count-marks";
import type { ClassId } from "../values/ids";
import { registerKey } from "../values/register-key";
import { type DayKind, kindOfDay } from "../values/school-calendar";
import type { SchoolDay } from "../values/school-day";
import { SESSIONS, type Session } from "../values/session";
import type { AsiliDb, ScopeRow } from "./asili-db";
import { classScopeOn } from "./class-scope-on";
import { getItems } from "./get-items";
import { itemsOf } from "./items-of";
import type { OpenItem } from "./names/names";
import { readRoster } from "./read-roster";
import { readSaid, type Said } from "./read-said";
import { readSchool, type School } from "./read-school";
import { registerView } from "./register-view";
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

/** A class this user teaches, with where its registers of the day are. */
type Taught = Omit<TodayClass, "sessions"> & { readonly scope: ScopeRow };

/** The classes of this user and where both their sessions stand; null until the first pull has brought the school. */
export function readToday(db: AsiliDb, day: SchoolDay): Promise<Today | null> {
  return db.transaction("r", [db.items, db.scopes, db.outbox, db.sent, db.drafts], async () => {
    const school = await readSchool(db);
    const user = school?.scopes.find(({ kind }) => kind === "user");
    if (!school || !user) return null;
    const [taught, said] = await Promise.all([
      itemsOf(db, user.id, "k"),
      readSaid(db, registerKey(day, "a"), registerKey(day, "m")),
    ]);
    const classes = await Promise.all(taughtOn(day, school, taught).map((one) => readClass(db, one, day, said)));
    return { day, schoolName: school.school.name, kind: kindOfDay(day, school), classes };
  });
}

function taughtOn(day: SchoolDay, { scopes, classes, terms }: School, taught: readonly OpenItem[]): Taught[] {
  return taught
    .flatMap(({ key, line }) => {
      const held = classes.get(Number(key.slice(1)) as ClassId);
      const scope = held && classScopeOn(scopes, held.classId, day, terms);
      const teaching = line as TodayClass["teaching"];
      return scope ? [{ classId: held.classId, name: held.name, teaching, scope }] : [];
    })
    .sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}

async function readClass(db: AsiliDb, { scope, ...one }: Taught, day: SchoolDay, said: Said): Promise<TodayClass> {
  const keys = SESSIONS.map((session) => registerKey(day, session));
  const [{ learners, everyone }, items] = await Promise.all([readRoster(db, scope.id), getItems(db, scope.id, keys)]);
  const sessions = keys.map((key, index) => {
    const line = items.find((item) => item.key === key)?.line;
    const view = registerView({ scope, classId: one.classId, key }, line, said, everyone);
    return { session: SESSIONS[index]!, state: sessionState(view), counts: countMarks(view.register, learners) };
  });
  return { ...one, sessions };
}
