import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

/** What a letter says. Why a learner left is never in it. */
export type LetterContent = {
  readonly name: string;
  readonly sex: "F" | "M" | null;
  readonly birthDate: SchoolDay | null;
  readonly admissionNumber: string;
  readonly upi: string | null;
  readonly assessmentNumber: string | null;
  /** The last class, by its name and year. */
  readonly className: string | null;
  readonly classYear: number | null;
  readonly admittedOn: SchoolDay | null;
  readonly leftOn: SchoolDay;
  readonly otherSchool: string | null;
  readonly conduct: string | null;
  /** What is still owed; null where it is not to be said. */
  readonly balance: Cents | null;
};
