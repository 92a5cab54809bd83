import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { RiskCaseId, SchoolId } from "../../values/ids.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { readCaseKey, readCaseNote } from "./case-rules.js";
import { claimCase, closedAlready } from "./claim-case.js";
import { type ContactKind, RiskContact } from "./risk-contact.entity.js";
import { RiskRefusal } from "../risk-refusal.js";

export type NewContact = {
  readonly caseId: RiskCaseId;
  readonly kind: ContactKind;
  readonly day: SchoolDay;
  readonly reached: boolean;
  readonly note: string | null;
  readonly key: string;
};

const MOST_CONTACTS = 200;
/** What was tried before somebody opened the case may be written down in it. */
const DAYS_BEFORE_OPENING = 30;

/** Writes down an attempt to reach a learner or their home; whoever asks again with the same key has done so already. */
export async function addContact(tx: Em, viewer: UserViewer, now: Date, wanted: NewContact): Promise<void> {
  const { schoolId, userId } = viewer;
  const { caseId, kind, day, reached } = wanted;
  const key = readCaseKey(wanted.key);
  const note = readCaseNote(wanted.note);
  const found = await claimCase(tx, viewer, caseId);
  if (await isKnown(tx, schoolId, caseId, key)) return;
  if (found.closedAt !== null) throw await closedAlready(tx, found);
  checkDay(day, schoolDayAt(readInstant(found.openedAt)), schoolDayAt(now));
  await checkRoom(tx, schoolId, caseId);
  await tx.insert(RiskContact, { schoolId, caseId, kind, day, reached, note, userId, at: now, key });
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "risk-case.contacted",
    subject: `risk-case:${caseId}`,
    detail: `${kind} on ${day}, ${reached ? "reached" : "not reached"}`,
    at: now,
  });
}

async function isKnown(tx: Em, schoolId: SchoolId, caseId: RiskCaseId, key: string): Promise<boolean> {
  const sql = "select case_id as caseId from risk_contact where school_id = ? and `key` = ?";
  const [row] = await runSql<{ caseId: RiskCaseId }>(tx, sql, [schoolId, key]);
  if (row && row.caseId !== caseId) {
    throw new Refusal(ErrorCode.badInput, "This key was used in another case. Take a new key for each attempt.");
  }
  return row !== undefined;
}

function checkDay(day: SchoolDay, opened: SchoolDay, today: SchoolDay): void {
  const first = addDays(opened, -DAYS_BEFORE_OPENING);
  if (first <= day && day <= today) return;
  throw new Refusal(ErrorCode.badInput, `Choose a day from ${first} to today on which it was tried.`, {
    reason: RiskRefusal.day,
    first,
  });
}

async function checkRoom(tx: Em, schoolId: SchoolId, caseId: RiskCaseId): Promise<void> {
  const sql = "select count(*) as contacts from risk_contact where school_id = ? and case_id = ?";
  const [row] = await runSql<{ contacts: number }>(tx, sql, [schoolId, caseId]);
  if (Number(row?.contacts) < MOST_CONTACTS) return;
  throw new Refusal(ErrorCode.conflict, `A case holds ${MOST_CONTACTS} attempts. Close this one and open another.`, {
    reason: RiskRefusal.full,
    most: MOST_CONTACTS,
  });
}
