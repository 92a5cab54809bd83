import { ErrorCode, refusalsOf } from "../errors.js";

const { badInput, conflict, forbidden, notFound } = ErrorCode;

/** Refusals about who works at a school, by reason. */
export const STAFF_REFUSALS = {
  STAFF_ROLES: [badInput, "Give the person at least one role."],
  STAFF_THERE: [conflict, "{name} is on the staff already. Change their roles instead."],
  STAFF_OTHER_NAME: [
    conflict,
    "That phone number or e-mail is in use under another name. Ask the person for the name they use in Asili.",
  ],
  STAFF_JUST_ADDED: [conflict, "Somebody with that phone number or e-mail was added just now. Try again."],
  STAFF_NAME: [badInput, "Write a name of at most {most} characters."],
  STAFF_PHONE: [badInput, "Write the phone number as 0712 345 678."],
  STAFF_EMAIL: [badInput, "That is not an e-mail address. Correct it or leave it out."],
  STAFF_LOGIN: [badInput, "Give a phone number or an e-mail to sign in with."],
  STAFF_TWO_PEOPLE: [
    conflict,
    "That phone number and that e-mail belong to two different people. Correct one of them.",
  ],
  STAFF_UNKNOWN: [notFound, "They are not on the staff of this school any more. Open the page again."],
  STAFF_LAST_ADMIN: [conflict, "A school needs an administrator. Make somebody else one first."],
  STAFF_ADMIN_ONLY: [forbidden, "Only an administrator gives or takes away an administrator's role. Ask one to do it."],
} as const;

export const refuseStaff = refusalsOf(STAFF_REFUSALS);
