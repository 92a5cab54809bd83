import { refuse } from "../school-refusal.js";
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
    read.previousSchool = readOptional(input.previousSchool, 120, "PREVIOUS_SCHOOL_LENGTH");
  }
  for (const field of ["upi", "birthCertificate", "assessmentNumber"] as const) {
    const id = input[field];
    if (id !== undefined) read[field] = toNationalId(field, id);
  }
  return read;
}

function readName(text: string): string {
  const name = toLineText(text);
  if (name === "" || name.length > 120) throw refuse("NAME_LENGTH");
  return name;
}

function readBirthDate(day: SchoolDay | null, today: SchoolDay): SchoolDay | null {
  if (day === null || (day < today && daysBetween(day, today) < OLDEST_YEARS * 366)) return day;
  throw refuse("BIRTH_DATE");
}

function readAdmissionDay(day: SchoolDay | null, today: SchoolDay): SchoolDay | null {
  if (day === null || (day >= "1950-01-01" && day <= addDays(today, AHEAD_DAYS))) return day;
  throw refuse("ADMISSION_DAY");
}

type TooLong =
  | "NOTE_LENGTH"
  | "OTHER_SCHOOL_LENGTH"
  | "PREVIOUS_SCHOOL_LENGTH"
  | "RELATION_LENGTH"
  | "REFERENCE_LENGTH"
  | "CONDUCT_LENGTH";

/** A text that may be left out, as it is kept. */
export function readOptional(text: string | null | undefined, most: number, reason: TooLong): string | null {
  const kept = toLineText(text ?? "");
  if (kept.length > most) throw refuse(reason, { most });
  return kept === "" ? null : kept;
}
