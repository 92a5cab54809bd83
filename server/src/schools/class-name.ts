import { type Grade, gradeName } from "../values/grade.js";

/** `Grade 7 East`, `PP1`, `Form 3 West`. */
export function className({ grade, stream }: { grade: Grade; stream: string }): string {
  return stream === "" ? gradeName(grade) : `${gradeName(grade)} ${stream}`;
}
