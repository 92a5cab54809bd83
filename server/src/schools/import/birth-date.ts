import { addDays, parseSchoolDay, type SchoolDay } from "../../values/school-day.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** What a spreadsheet counts days from; its serial number 60 is a 29 February 1900 that never was. */
const SERIAL_ZERO = "1899-12-30" as SchoolDay;

/**
 * Reads a date of birth in the forms lists hold: 31/12/2014, 31-12-14, 31.12.2014, 2014-12-31 (with a time of day or
 * without), 31 Dec 2014, and a spreadsheet's serial number (42004). The day comes before the month, always: a month
 * of 13 or more is refused, not swapped. `today` decides which century two digits are of.
 */
export function parseBirthDate(text: string, today: SchoolDay): SchoolDay | null {
  const written = text
    .normalize("NFKC")
    .trim()
    .replace(/[T\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AP]M)?Z?$/i, "");
  if (/^\d{5}(\.0+)?$/.test(written)) return addDays(SERIAL_ZERO, Math.trunc(Number(written)));

  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const [, dayText, monthText = "", yearText = ""] =
    /^(\d{1,2})(?:st|nd|rd|th)?[-/.\s,]+(\d{1,2}|[a-z]{3,9})[-/.\s,]+(\d{4}|\d{2})$/i.exec(written) ?? [];
  const month = /^\d/.test(monthText) ? Number(monthText) : MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  return day(fullYear(yearText, today), month, Number(dayText));
}

function fullYear(text: string, today: SchoolDay): number {
  if (text.length !== 2) return Number(text);
  const century = Number(text) <= Number(today.slice(2, 4)) ? 2000 : 1900;
  return century + Number(text);
}

function day(year: number, month: number, date: number): SchoolDay | null {
  const two = (number: number) => String(number).padStart(2, "0");
  return parseSchoolDay(`${year}-${two(month)}-${two(date)}`);
}

/** Whether somebody born then could be a learner today: 2 to 30 years old. */
export function isLikelyBirthDate(birthDate: SchoolDay, today: SchoolDay): boolean {
  const age = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return age >= 2 && age <= 30;
}
