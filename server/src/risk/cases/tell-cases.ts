import { readNames } from "../../identity/read-names.js";
import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readInstant } from "../../platform/sql.js";
import { loadClassesOfLearners } from "../../schools/load-classes.js";
import { findLed } from "../scores/visible-risk.js";
import { isAway } from "../../values/learner-status.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { CaseRow } from "./read-cases.js";
import { CaseOutcome } from "./risk-case.entity.js";
import { RiskCaseType } from "./risk-case.type.js";

const GONE: readonly (CaseOutcome | null)[] = [CaseOutcome.left, CaseOutcome.transferred];

/** Cases as the API tells them, in their order. */
export async function tellCases(
  em: Em,
  viewer: Viewer,
  rows: readonly CaseRow[],
  today: SchoolDay,
): Promise<RiskCaseType[]> {
  if (rows.length === 0) return [];
  const people = rows.flatMap(({ ownerId, openedBy, closedBy }) => [ownerId, openedBy, closedBy]);
  const names = await readNames(
    em,
    people.filter((id) => id !== null),
  );
  const ids = [...new Set(rows.map(({ learnerId }) => learnerId))];
  const classes = await loadClassesOfLearners(em, viewer.schoolId, ids);
  const led = await findLed(em, viewer, ids);
  return rows.map((row) => {
    const { id, learnerId, ownerId, dueOn } = row;
    const open = row.closedAt === null;
    const classOf = classes.get(learnerId);
    const away = isAway(row.status);
    // Whoever only saw to a case sees what the risk was for as long as they do.
    const seesRisk = open || led.has(learnerId);
    // Of the very class, so that nobody has to copy it into one for the fields that are read by it.
    return Object.assign(new RiskCaseType(), {
      caseId: id,
      learner: learnerId,
      id: String(id),
      number: row.number,
      learnerId: String(learnerId),
      learnerName: row.name,
      admissionNumber: row.admissionNumber,
      classId: classOf?.id ?? null,
      className: classOf?.name ?? null,
      away,
      recordDiffers: !away && GONE.includes(row.outcome),
      open,
      action: row.action,
      ownerId: String(ownerId),
      ownerName: names.get(ownerId) ?? "",
      dueOn,
      overdue: open && dueOn < today,
      openedAt: readInstant(row.openedAt),
      openedBy: names.get(row.openedBy) ?? "",
      openBand: seesRisk ? row.openBand : null,
      openProbability: seesRisk ? row.openProbability : null,
      outcome: row.outcome,
      outcomeNote: row.outcomeNote,
      outcomeOn: row.outcomeOn,
      closedAt: open ? null : readInstant(row.closedAt),
      closedBy: row.closedBy === null ? null : (names.get(row.closedBy) ?? ""),
    });
  });
}
