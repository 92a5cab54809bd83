import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readInstant } from "../../platform/sql.js";
import type { RiskCaseId } from "../../values/ids.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { readCaseNote } from "./case-rules.js";
import { claimCase, closedAlready } from "./claim-case.js";
import { type CaseOutcome, RiskCase } from "./risk-case.entity.js";
import { RiskRefusal } from "../risk-refusal.js";

export type ClosedCase = {
  readonly caseId: RiskCaseId;
  readonly outcome: CaseOutcome;
  readonly day: SchoolDay;
  readonly note: string | null;
};

/** A learner may have come back or gone before somebody opened the case. */
const DAYS_BEFORE_OPENING = 30;

/** Ends a case with what came of it. The learner's record stays as it is: who left is withdrawn by those who lead. */
export async function closeCase(tx: Em, viewer: UserViewer, now: Date, wanted: ClosedCase): Promise<void> {
  const { schoolId, userId } = viewer;
  const { caseId, outcome, day } = wanted;
  const note = readCaseNote(wanted.note) || null;
  const found = await claimCase(tx, viewer, caseId);
  if (found.closedAt !== null) {
    const isSaidAgain = found.closedBy === userId && found.outcome === outcome && found.outcomeOn === day;
    if (isSaidAgain && found.outcomeNote === note) return;
    throw await closedAlready(tx, found);
  }
  checkDay(day, schoolDayAt(readInstant(found.openedAt)), schoolDayAt(now));
  const closing = { outcome, outcomeOn: day, outcomeNote: note, closedBy: userId, closedAt: now };
  await tx.nativeUpdate(RiskCase, { schoolId, id: caseId }, { openLearnerId: null, ...closing });
  const detail = `${outcome} on ${day}`;
  const subject = `risk-case:${caseId}`;
  await recordAudit(tx, { schoolId, userId, action: "risk-case.closed", subject, detail, at: now });
}

function checkDay(day: SchoolDay, opened: SchoolDay, today: SchoolDay): void {
  const first = addDays(opened, -DAYS_BEFORE_OPENING);
  if (first <= day && day <= today) return;
  throw new Refusal(ErrorCode.badInput, `Choose a day from ${first} to today on which it was so.`, {
    reason: RiskRefusal.day,
    first,
  });
}
