import { ErrorCode, Refusal } from "../../errors.js";
import { toLineText } from "../../values/line-text.js";
import { addDays, daysBetween, type SchoolDay } from "../../values/school-day.js";
import { type NationalIds, toNationalId } from "./check-national-ids.js";

/** What may be said of who a learner is: what is left out stays as it is, null takes it away. */
export type IdentityInput = {
  name?: string;
  sex?: "F" | "M" | null;
  birthDate?: SchoolDay | null;
  admittedOn?: SchoolDay | null;
  previousSchool?: string | null;
} & Partial<NationalIds>;

const OLDEST_YEARS = 90;
const AHEAD_DAYS = 120;

/** What is said of a learner, as it is kept. Nobody is refused for a paper they lack. */
export function readIdentity(input: IdentityInput, today: SchoolDay): IdentityInput {
  const read: IdentityInput = {};
  if (input.name !== undefined) read.name = readName(input.name);
  if (input.sex !== undefined) read.sex = input.sex;
  if (input.birthDate !== undefined) read.birthDate = readBirthDate(input.birthDate, today);
  if (input.admittedOn !== undefined) read.admittedOn = readAdmissionDay(input.admittedOn, today);
  if (input.previousSchool !== undefined) {
    read.previousSchool = readOptional(input.previousSchool, 120, "The previous school’s name");
  }
  for (const field of ["upi", "birthCertificate", "assessmentNumber"] as const) {
    const id = input[field];
    if (id !== undefined) read[field] = toNationalId(field, id);
  }
  return read;
}

function readName(text: string): string {
  const name = toLineText(text);
  if (name === "" || name.length > 120) throw new Refusal(ErrorCode.badInput, "Write a name of at most 120 letters.");
  return name;
}

function readBirthDate(day: SchoolDay | null, today: SchoolDay): SchoolDay | null {
  if (day === null || (day < today && daysBetween(day, today) < OLDEST_YEARS * 366)) return day;
  throw new Refusal(ErrorCode.badInput, "That date of birth cannot be: look at the year. It may be left out.");
}

function readAdmissionDay(day: SchoolDay | null, today: SchoolDay): SchoolDay | null {
  if (day === null || (day >= "1950-01-01" && day <= addDays(today, AHEAD_DAYS))) return day;
  throw new Refusal(ErrorCode.badInput, "That admission day cannot be: look at the year.");
}

/** A text that may be left out, as it is kept. */
export function readOptional(text: string | null | undefined, most: number, what: string): string | null {
  const kept = toLineText(text ?? "");
  if (kept.length > most) throw new Refusal(ErrorCode.badInput, `${what} has at most ${most} letters.`);
  return kept === "" ? null : kept;
}
