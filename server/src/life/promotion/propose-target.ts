import { type Grade, GRADES } from "../../values/grade.js";

/** A class by what it is called; there may be none yet. */
export type ClassRef = { readonly grade: Grade; readonly stream: string };

/** What nobody goes up from: the last grade of each curriculum. */
const LAST: readonly Grade[] = ["G12", "F4"];

/** No school ends with these: senior school takes three years, and its first learners are always the school's highest. */
const WITHIN_SENIOR: readonly Grade[] = ["G10", "G11"];

/** The grade after; null after the last of a curriculum. */
function nextGrade(grade: Grade): Grade | null {
  return LAST.includes(grade) ? null : (GRADES[GRADES.indexOf(grade) + 1] ?? null);
}

/**
 * Where a class would go: into the stream of its name in the next grade, into the grade's only class where that has one
 * already next year, and else into a stream that is still to be made. Null where the school has no such grade: its learners
 * have completed what it offers.
 */
export function proposeTarget(
  from: ClassRef,
  thisYear: readonly ClassRef[],
  nextYear: readonly ClassRef[],
): ClassRef | null {
  const grade = nextGrade(from.grade);
  if (grade === null) return null;
  const isOffered = [...thisYear, ...nextYear].some((known) => known.grade === grade);
  if (!isOffered && !WITHIN_SENIOR.includes(from.grade)) return null;
  const there = nextYear.filter((known) => known.grade === grade);
  const same = there.find((known) => isSameStream(known, from));
  return same ?? (there.length === 1 ? there[0]! : { grade, stream: from.stream });
}

const isSameStream = (one: ClassRef, other: ClassRef) => one.stream.toLowerCase() === other.stream.toLowerCase();
