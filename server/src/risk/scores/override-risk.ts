import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readCalendar } from "../../schools/school-calendar.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { LearnerId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { checkLeads } from "./check-leads.js";
import { liftStanding } from "./lift-override.js";
import { readOverrides } from "./load-overrides.js";
import { type OverrideReason, RiskOverride } from "./risk-override.entity.js";
import { RiskRefusal } from "../risk-refusal.js";

export type NewOverride = {
  readonly learnerId: LearnerId;
  readonly reason: OverrideReason;
  readonly note: string;
  readonly until: SchoolDay;
};

const SHORTEST_NOTE = 3;
const LONGEST_NOTE = 500;
/** Where no term is known. */
const MOST_DAYS = 120;

/** Decides that a learner need not be followed up for a time. It takes the place of a decision that stands. */
export async function overrideRisk(tx: Em, viewer: UserViewer, now: Date, wanted: NewOverride): Promise<void> {
  const { schoolId, userId } = viewer;
  const { learnerId, reason, until } = wanted;
  const today = schoolDayAt(now);
  const note = readNote(wanted.note);
  await checkLeads(tx, viewer, learnerId);
  await checkUntil(tx, viewer, today, until);
  const standing = await readOverrides(tx, schoolId, [learnerId], today);
  const isSaidAgain = standing.some(
    (said) => said.userId === userId && said.reason === reason && said.note === note && said.until === until,
  );
  if (isSaidAgain) return;
  await liftStanding(tx, viewer, now, learnerId);
  await tx.insert(RiskOverride, {
    schoolId,
    learnerId,
    reason,
    note,
    until,
    userId,
    at: now,
    liftedAt: null,
    liftedBy: null,
  });
  const subject = `learner:${learnerId}`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "risk.overridden",
    subject,
    detail: `${reason} until ${until}`,
    at: now,
  });
}

function readNote(text: string): string {
  const note = toLineText(text);
  if (note.length >= SHORTEST_NOTE && note.length <= LONGEST_NOTE) return note;
  throw new Refusal(ErrorCode.badInput, `Say why, in ${SHORTEST_NOTE} to ${LONGEST_NOTE} letters.`, {
    reason: RiskRefusal.note,
    least: SHORTEST_NOTE,
    most: LONGEST_NOTE,
  });
}

async function checkUntil(tx: Em, { schoolId }: UserViewer, today: SchoolDay, until: SchoolDay): Promise<void> {
  const { terms } = await readCalendar(tx, schoolId);
  const last = endOfNextTerm(terms, today) ?? addDays(today, MOST_DAYS);
  if (today <= until && until <= last) return;
  throw new Refusal(
    ErrorCode.badInput,
    `Choose a day from today to ${last}: the next term ends then, or this one where the calendar has no next.`,
    {
      reason: RiskRefusal.until,
      last,
    },
  );
}

/** Of the terms not over yet, the second one's end; the first one's where no more are known. */
function endOfNextTerm(terms: readonly TermDates[], today: SchoolDay): SchoolDay | null {
  const [current, next] = terms.filter(({ ends }) => ends >= today);
  if (!current) return null;
  const isHoliday = current.starts > today;
  return (isHoliday ? current : (next ?? current)).ends;
}
