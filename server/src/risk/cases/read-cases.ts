import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { Condition } from "../../schools/learner-rows.js";
import type { LearnerId, RiskCaseId, SchoolId, UserId } from "../../values/ids.js";
import type { LearnerStatus } from "../../values/learner-status.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { RiskAction } from "../rules/risk-action.js";
import type { RiskBand } from "../rules/risk-band.js";
import { allOf } from "../scores/read-risk-rows.js";
import type { CaseOutcome } from "./risk-case.entity.js";

export type CaseRow = {
  readonly id: RiskCaseId;
  readonly number: number;
  readonly learnerId: LearnerId;
  readonly name: string;
  readonly admissionNumber: string;
  readonly status: LearnerStatus;
  readonly action: RiskAction;
  readonly ownerId: UserId;
  readonly dueOn: SchoolDay;
  readonly openedBy: UserId;
  readonly openedAt: unknown;
  readonly openBand: RiskBand | null;
  readonly openProbability: number | null;
  readonly outcome: CaseOutcome | null;
  readonly outcomeOn: SchoolDay | null;
  readonly outcomeNote: string | null;
  readonly closedBy: UserId | null;
  readonly closedAt: unknown;
};

/** A school's cases `c` of learners `l` that meet the conditions. `tail` is the order and the limit. */
export function readCases(
  em: Em,
  schoolId: SchoolId,
  where: readonly Condition[],
  tail: Condition = { sql: "", values: [] },
): Promise<CaseRow[]> {
  const { sql, values } = allOf(where);
  return runSql<CaseRow>(
    em,
    `select c.id, c.number, c.learner_id as learnerId, l.name, l.admission_number as admissionNumber, l.status, c.action,
       c.owner_id as ownerId, c.due_on as dueOn, c.opened_by as openedBy, c.opened_at as openedAt,
       c.open_band as openBand, c.open_probability as openProbability, c.outcome, c.outcome_on as outcomeOn,
       c.outcome_note as outcomeNote, c.closed_by as closedBy, c.closed_at as closedAt
     from risk_case c join learner l on l.id = c.learner_id
     where c.school_id = ? and ${sql} ${tail.sql}`,
    [schoolId, ...values, ...tail.values],
  );
}

export async function countCases(em: Em, schoolId: SchoolId, where: readonly Condition[]): Promise<number> {
  const { sql, values } = allOf(where);
  const [row] = await runSql<{ cases: number }>(
    em,
    `select count(*) as cases from risk_case c join learner l on l.id = c.learner_id where c.school_id = ? and ${sql}`,
    [schoolId, ...values],
  );
  return Number(row?.cases ?? 0);
}
