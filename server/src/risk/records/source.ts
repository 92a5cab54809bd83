import type { Em } from "../../platform/orm.js";
import { readInstant } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { toDayNumber } from "./day-number.js";

/** Where records are read from, and up to which day. */
export type Source = { readonly em: Em; readonly schoolId: SchoolId; readonly today: SchoolDay };

/** The day of an instant as a row has it. */
export const dayOfInstant = (at: unknown): number => toDayNumber(schoolDayAt(readInstant(at)));
