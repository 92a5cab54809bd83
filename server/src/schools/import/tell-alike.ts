import { nameWords } from "../../values/name-words.js";
import type { SchoolDay } from "../../values/school-day.js";
import { Column } from "./column.js";
import { FaultCode } from "./fault.js";
import type { KnownLearner, Picture } from "./picture.js";
import type { Entry } from "./read-entry.js";
import { isSameName } from "./same-name.js";
import type { TellFault } from "./tell-fault.js";

const withoutZeros = (number: string) => number.replace(/^0+(?=\d)/, "");

/**
 * Takes a number that a spreadsheet wrote without the zeros before it as that of the learner it means: the only one of
 * such a number and such a name.
 */
export function readLostZeros(entries: readonly Entry[], { learners }: Picture, tell: TellFault): void {
  const withZeros = [...learners.values()].filter(({ admissionNumber }) => /^0\d+$/.test(admissionNumber));
  const known = Map.groupBy(withZeros, ({ admissionNumber }) => withoutZeros(admissionNumber));
  for (const entry of entries) {
    const number = entry.admissionNumber;
    if (number === null || learners.has(number) || !/^\d+$/.test(number) || entry.name === "") continue;
    const [meant, ...others] = (known.get(withoutZeros(number)) ?? []).filter(({ name }) =>
      isSameName(name, entry.name),
    );
    if (!meant || others.length > 0) continue;
    tell.warning(entry, FaultCode.numberReadAs, Column.admissionNumber, number, named(meant));
    entry.admissionNumber = meant.admissionNumber;
  }
}

type Child = Pick<KnownLearner, "name" | "birthDate" | "admissionNumber">;

/** Tells of new learners who have another's name and day of birth: two numbers may be one child's. */
export function tellAlike(
  newcomers: readonly (Child & { line: number })[],
  { learners }: Picture,
  tell: TellFault,
): void {
  const known = new Map<string, Child>();
  for (const { name, birthDate, ...learner } of learners.values()) {
    if (birthDate !== null) known.set(keyOf(name, birthDate), { ...learner, name, birthDate });
  }
  for (const newcomer of newcomers) {
    const { name, birthDate, admissionNumber } = newcomer;
    if (birthDate === null) continue;
    const key = keyOf(name, birthDate);
    const other = known.get(key);
    if (other) tell.warning(newcomer, FaultCode.learnerAlike, Column.admissionNumber, admissionNumber, named(other));
    else known.set(key, newcomer);
  }
}

const keyOf = (name: string, birthDate: SchoolDay) => `${nameWords(name).toSorted().join(" ")} ${birthDate}`;
const named = ({ name, admissionNumber }: Child) => `${name} (${admissionNumber})`;
