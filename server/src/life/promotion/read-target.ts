import { refuse } from "../../schools/school-refusal.js";
import { parseGrade } from "../../values/grade.js";
import { toLineText } from "../../values/line-text.js";
import type { ClassRef } from "./propose-target.js";

/** A class somebody wrote down, which need not be there yet. */
export function readTarget(grade: string, stream: string): ClassRef {
  const read = parseGrade(grade);
  const name = toLineText(stream);
  if (!read) throw refuse("GRADE");
  if (name.length > 30) throw refuse("STREAM_LENGTH");
  return { grade: read, stream: name };
}
