import { ErrorCode, Refusal } from "../../errors.js";
import { parseGrade } from "../../values/grade.js";
import { toLineText } from "../../values/line-text.js";
import type { ClassRef } from "./propose-target.js";

/** A class somebody wrote down, which need not be there yet. */
export function readTarget(grade: string, stream: string): ClassRef {
  const read = parseGrade(grade);
  const name = toLineText(stream);
  if (!read) throw new Refusal(ErrorCode.badInput, "Write the grade as PP1, PP2, G1 to G12 or F1 to F4.");
  if (name.length > 30) throw new Refusal(ErrorCode.badInput, "A stream’s name has at most 30 letters.");
  return { grade: read, stream: name };
}
