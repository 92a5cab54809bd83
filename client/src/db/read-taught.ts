import type { ClassId, ScopeId, SubjectId } from "../values/ids";
import { decodeSubjects } from "../values/subjects-line";
import type { AsiliDb } from "./asili-db";
import { getItems } from "./get-items";

/** Whether a user teaches a class, and whether a subject of it is theirs to assess as far as this phone knows. */
export type Taught = {
  readonly taught: boolean;
  /** All are a class teacher's, and those of who is named for none. */
  readonly isMine: (subjectId: SubjectId | null) => boolean;
};

/** By what the user's own scope says. */
export async function readTaught(db: AsiliDb, user: ScopeId, classId: ClassId): Promise<Taught> {
  const items = await getItems(db, user, [`k${classId}`, `j${classId}`]);
  const lineOf = (letter: string): string | null => items.find(({ key }) => key.startsWith(letter))?.line ?? null;
  const named = decodeSubjects(lineOf("j") ?? "");
  const all = lineOf("k") !== "subject" || named.size === 0;
  return {
    taught: lineOf("k") !== null,
    isMine: (subjectId) => all || subjectId === null || named.has(subjectId),
  };
}
