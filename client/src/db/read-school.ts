import type { SchoolCalendar } from "../values/school-calendar";
import { decodeClosureLine, decodeSchoolLine, decodeTermLine } from "../values/school-lines";
import type { AsiliDb, ScopeRow } from "./asili-db";
import { findScope } from "./find-scope";
import { itemsOf } from "./items-of";

/** The school's scope and calendar, once they have been pulled. */
export type School = SchoolCalendar & { readonly scope: ScopeRow };

export async function readSchool(db: AsiliDb): Promise<School | null> {
  const scope = await findScope(db, "school");
  const line = scope && (await db.items.get([scope.id, "s"]))?.line;
  if (!scope || !line) return null;
  const terms = await itemsOf(db, scope.id, "t");
  const closures = await itemsOf(db, scope.id, "h");
  return {
    scope,
    school: decodeSchoolLine(line),
    terms: terms.map((item) => decodeTermLine(item.key, item.line)),
    closures: closures.map((item) => decodeClosureLine(item.line)),
  };
}
