import { Dexie } from "dexie";
import type { ClassId } from "../values/ids";
import type { SchoolCalendar } from "../values/school-calendar";
import {
  type ClassLine,
  decodeClassLine,
  decodeClosureLine,
  decodeReasonLine,
  decodeSchoolLine,
  decodeTermLine,
  type ReasonLine,
} from "../values/school-lines";
import type { AsiliDb, ScopeRow } from "./asili-db";
import { namesSomeone } from "./names/names";

/** What is known of the school as a whole, and every scope that is held. */
export type School = SchoolCalendar & {
  readonly scopes: readonly ScopeRow[];
  readonly classes: ReadonlyMap<ClassId, ClassLine>;
  readonly reasons: readonly ReasonLine[];
};

/** Null until the first pull has brought it. */
export async function readSchool(db: AsiliDb): Promise<School | null> {
  const scopes = await db.scopes.toArray();
  const scope = scopes.find(({ kind }) => kind === "school");
  if (!scope) return null;
  const rows = await db.items
    .where("[scope+key]")
    .between([scope.id, Dexie.minKey], [scope.id, Dexie.maxKey])
    .toArray();
  const items = await db.names.open(rows.filter(({ key }) => !namesSomeone(key)));
  const school = items.find(({ key }) => key === "s");
  if (!school) return null;
  const all = <Line>(letter: string, decode: (key: string, line: string) => Line): Line[] =>
    items.filter(({ key }) => key.startsWith(letter)).map(({ key, line }) => decode(key, line));
  return {
    scopes,
    school: decodeSchoolLine(school.line),
    terms: all("t", decodeTermLine),
    closures: all("h", (_, line) => decodeClosureLine(line)),
    classes: new Map(all("c", decodeClassLine).map((line) => [line.classId, line])),
    reasons: all("x", decodeReasonLine),
  };
}
