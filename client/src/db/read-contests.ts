import type { Cell } from "../values/cell";
import type { ClassId } from "../values/ids";
import { decodeNotice, type Notice } from "../values/notice";
import { decodeRegister } from "../values/register";
import { type RegisterKey, registerKey } from "../values/register-key";
import type { SchoolDay } from "../values/school-day";
import type { Session } from "../values/session";
import type { AsiliDb, ScopeRow } from "./asili-db";
import { classScopeOn } from "./class-scope-on";
import { getItems } from "./get-items";
import { itemsOf } from "./items-of";
import { readRoster, type Roster } from "./read-roster";
import { readSchool, type School } from "./read-school";
import { stillStands } from "./count-tray";

/** A register with cells that this user is to settle: two people said different things, and nothing said here since settles it. */
export type Contests = {
  readonly classId: ClassId;
  readonly className: string;
  readonly day: SchoolDay;
  readonly session: Session;
  readonly scope: ScopeRow;
  readonly key: RegisterKey;
  readonly roster: Roster;
  /** Each with its `other`, in the order of the roster. */
  readonly cells: readonly Cell[];
};

/** The contested registers this user was told of, the latest first. */
export async function readContests(db: AsiliDb): Promise<Contests[]> {
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  const told = user ? (await itemsOf(db, user.id, "n")).map(({ key, line }) => decodeNotice(key, line)) : [];
  const open: Notice[] = [];
  for (const notice of told) if (await stillStands(db, notice)) open.push(notice);
  const school = open.length > 0 ? await readSchool(db) : null;
  const registers = Map.groupBy(open, ({ classId, day, session }) => `${registerKey(day, session)} ${classId}`);
  const found = await Promise.all([...registers.values()].map((notices) => readRegister(db, school, notices)));
  return found.filter((one) => one !== null).sort((one, other) => (one.key < other.key ? 1 : -1));
}

/** The notices are all of one register. */
async function readRegister(db: AsiliDb, school: School | null, notices: readonly Notice[]): Promise<Contests | null> {
  const { classId, day, session } = notices[0]!;
  const key = registerKey(day, session);
  const scope = school && classScopeOn(school.scopes, classId, day, school.terms);
  const [item] = scope ? await getItems(db, scope.id, [key]) : [];
  if (!scope || !item) return null;
  const positions = new Set(notices.map(({ position }) => position));
  const cells = decodeRegister(key, item.line).cells.filter(({ position }) => positions.has(position));
  const roster = await readRoster(db, scope.id);
  return { classId, className: school.classes.get(classId)?.name ?? "", day, session, scope, key, roster, cells };
}
