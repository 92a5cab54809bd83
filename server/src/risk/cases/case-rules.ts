import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { addDays, type SchoolDay } from "../../values/school-day.js";
import { findOwner } from "./read-owners.js";
import { RiskRefusal } from "../risk-refusal.js";

const MOST_DAYS_AHEAD = 120;
const LONGEST_NOTE = 500;
const LONGEST_KEY = 36;

/** Refuses whoever may not see to cases; gives their name. */
export async function checkOwner(tx: Em, schoolId: SchoolId, ownerId: UserId): Promise<string> {
  const name = await findOwner(tx, schoolId, ownerId);
  if (name !== null) return name;
  throw new Refusal(ErrorCode.badInput, "Choose the head, a deputy or a teacher of this school to see to it.", {
    reason: RiskRefusal.owner,
  });
}

export function checkDueOn(day: SchoolDay, today: SchoolDay): void {
  const last = addDays(today, MOST_DAYS_AHEAD);
  if (today <= day && day <= last) return;
  throw new Refusal(ErrorCode.badInput, `Choose a day from today to ${last} by which it is to be seen to.`, {
    reason: RiskRefusal.due,
    last,
  });
}

/** A line that may be empty. */
export function readCaseNote(text: string | null | undefined): string {
  const note = toLineText(text ?? "");
  if (note.length <= LONGEST_NOTE) return note;
  throw new Refusal(ErrorCode.badInput, `Write a note of at most ${LONGEST_NOTE} letters.`, {
    reason: RiskRefusal.longNote,
    most: LONGEST_NOTE,
  });
}

/** What a client chose for one thing to be done, such as a UUID: sent again, it is not done again. */
export function readCaseKey(text: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(text) && text.length <= LONGEST_KEY) return text;
  throw new Refusal(ErrorCode.badInput, "A request's key has 1 to 36 letters, digits, - and _, such as a UUID.");
}
