import type { ClassId } from "../values/ids";
import { termOn } from "../values/school-calendar";
import type { SchoolDay } from "../values/school-day";
import { decodeTermLine } from "../values/school-lines";
import type { AsiliDb, ScopeRow } from "./asili-db";
import { itemsOf } from "./items-of";

export async function findScope(db: AsiliDb, kind: "school" | "user"): Promise<ScopeRow | undefined> {
  return (await db.scopes.toArray()).find((scope) => scope.kind === kind);
}

/** The scope that holds a class's registers of the term a day belongs to, or of its latest term. */
export async function findClassScope(db: AsiliDb, classId: ClassId, day: SchoolDay): Promise<ScopeRow | undefined> {
  const scopes = await db.scopes.where({ classId }).toArray();
  if (scopes.length < 2) return scopes[0];
  const school = await findScope(db, "school");
  const terms = school ? await itemsOf(db, school.id, "t") : [];
  const term = termOn(
    day,
    terms.map(({ key, line }) => decodeTermLine(key, line)),
  );
  return scopes.find((scope) => scope.termId === term?.termId) ?? scopes.at(-1);
}
