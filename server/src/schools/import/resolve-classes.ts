import type { Grade } from "../../values/grade.js";
import { className } from "../class-name.js";
import { classKey } from "./class-key.js";
import { FaultCode } from "./fault.js";
import { Column } from "./column.js";
import type { Entry } from "./read-entry.js";
import type { TellFault } from "./tell-fault.js";

export type ClassRef = { grade: Grade; stream: string };

/** Streams are often named for the winds, in either language. */
const WINDS: Record<string, string> = { mashariki: "east", magharibi: "west", kaskazini: "north", kusini: "south" };

/**
 * Finds the class each row means: one the school has, whatever the case of its stream and whichever language names
 * the wind; else, for a stream of one letter, the only class of the grade that begins with it; else a new class,
 * under the stream as it was written first.
 */
export function resolveClasses(
  entries: readonly Entry[],
  known: readonly ClassRef[],
  tell: TellFault,
): Map<Entry, ClassRef> {
  const byKey = new Map(known.map((schoolClass) => [windKey(schoolClass), schoolClass]));
  const named = entries.filter((entry) => entry.classText !== null) as (Entry & { classText: ClassRef })[];
  for (const { classText } of named) {
    if (classText.stream.length !== 1 && !byKey.has(windKey(classText))) byKey.set(windKey(classText), classText);
  }

  const told = new Set<string>();
  const classes = new Map<Entry, ClassRef>();
  for (const entry of named) {
    const exact = byKey.get(windKey(entry.classText));
    const abbreviated = exact ? undefined : onlyClassBeginningWith(entry.classText, [...byKey.values()]);
    const meant = exact ?? abbreviated ?? entry.classText;
    if (!exact && !abbreviated) byKey.set(windKey(meant), meant);
    if (abbreviated && !told.has(entry.classWritten)) {
      told.add(entry.classWritten);
      tell.warning(entry, FaultCode.classReadAs, Column.schoolClass, entry.classWritten, className(abbreviated));
    }
    classes.set(entry, meant);
  }
  return classes;
}

const windKey = ({ grade, stream }: ClassRef) => {
  const small = stream.toLowerCase();
  return classKey({ grade, stream: WINDS[small] ?? small });
};

function onlyClassBeginningWith({ grade, stream }: ClassRef, classes: ClassRef[]): ClassRef | undefined {
  if (stream.length !== 1) return undefined;
  const candidates = classes.filter(
    (candidate) =>
      candidate.grade === grade && candidate.stream.length > 1 && candidate.stream.toUpperCase().startsWith(stream),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}
