import type { DeviceId, UserId } from "../../src/values/ids.js";
import { type SchoolDay, startOf } from "../../src/values/school-day.js";

/** Who wrote what a book of records says, in what order: never a matter for the risk. */
export const WRITER = { seq: 1, deviceId: 1 as DeviceId, counter: 1, authorId: 1 as UserId };

/** Noon of a day. */
export const noonOf = (day: string): Date => new Date(startOf(day as SchoolDay).getTime() + 12 * 3_600_000);
