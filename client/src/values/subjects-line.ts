import type { SubjectId } from "./ids";
import { wholeNumber } from "./whole-number";

/** Item `j<class>`: `3,15`, the subjects a teacher is named for there; without it, or without any, nobody said. */
export function decodeSubjects(line: string): ReadonlySet<SubjectId> {
  return new Set(line === "" ? [] : line.split(",").map((id) => wholeNumber<SubjectId>(id)));
}
