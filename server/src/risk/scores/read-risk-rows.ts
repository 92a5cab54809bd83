import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql, type SqlValue } from "../../platform/sql.js";
import type { Condition } from "../../schools/learner-rows.js";
import type { ClassId, LearnerId, RiskModelId, RiskScoreId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { RiskBand } from "../rules/risk-band.js";
import type { ModelBasis } from "../training/risk-model.entity.js";
import { visibleRisk } from "./visible-risk.js";

export type RiskRow = {
  readonly id: RiskScoreId;
  readonly learnerId: LearnerId;
  readonly name: string;
  readonly admissionNumber: string;
  readonly classId: ClassId;
  readonly week: SchoolDay;
  readonly scoredOn: SchoolDay;
  readonly modelId: RiskModelId | null;
  readonly version: number | null;
  readonly basis: ModelBasis | null;
  readonly probability: number | null;
  readonly points: number | null;
  readonly band: RiskBand;
  readonly standing: number;
  readonly base: number | null;
  readonly facts: string;
  readonly parts: string;
};

/** Scores `s` of learners `l` whose risk the viewer may see. `tail` is the order and the limit. */
export function readRiskRows(
  em: Em,
  viewer: Viewer,
  where: readonly Condition[],
  tail: Condition = { sql: "", values: [] },
): Promise<RiskRow[]> {
  const { sql, values } = allOf([visibleRisk(viewer), ...where]);
  return runSql<RiskRow>(
    em,
    `select s.id, s.learner_id as learnerId, l.name, l.admission_number as admissionNumber, s.class_id as classId,
       s.week, s.scored_on as scoredOn, s.model_id as modelId, m.version, m.basis, s.probability, s.points, s.band,
       s.standing, s.base, s.facts, s.parts
     from risk_score s join learner l on l.id = s.learner_id
     left join risk_model m on m.id = s.model_id and m.school_id = s.school_id
     where s.school_id = ? and l.school_id = ? and l.void_at is null and ${sql} ${tail.sql}`,
    [viewer.schoolId, viewer.schoolId, ...values, ...tail.values],
  );
}

export const allOf = (conditions: readonly Condition[]): { sql: string; values: SqlValue[] } => ({
  sql: conditions.map(({ sql }) => sql).join(" and "),
  values: conditions.flatMap(({ values }) => values),
});
