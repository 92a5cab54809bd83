import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { RiskModelId, SchoolId } from "../../values/ids.js";
import { LearnerStatus } from "../../values/learner-status.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readRiskSettings } from "../pool/read-risk-settings.js";
import { canSteerRisk } from "../risk.policy.js";
import { RiskBand } from "../rules/risk-band.js";
import { ModelBasis } from "../training/risk-model.entity.js";
import { RiskRunState } from "../training/risk-run.entity.js";
import { basisOf } from "./basis-of.js";
import { readScoredWeek } from "./read-scored-week.js";
import type { RiskBandCountType, RiskWeekType } from "./risk-week.type.js";
import { ledLearners } from "./visible-risk.js";

type Scored = { scoredOn: SchoolDay | null; modelId: RiskModelId | null };
type Model = {
  version: number;
  trainedAt: unknown;
  basis: ModelBasis;
  rowCount: number;
  eventCount: number;
  highFrom: number;
  mediumFrom: number;
};

/** The school's last scored week, counted over the learners whom the viewer leads. */
export async function readRiskWeek(em: Em, viewer: UserViewer, today: SchoolDay): Promise<RiskWeekType> {
  const { schoolId } = viewer;
  const week = await readScoredWeek(em, schoolId);
  const scored = week === null ? null : await readScored(em, schoolId, week);
  const model = scored?.modelId == null ? null : await readModel(em, schoolId, scored.modelId);
  const learnt = model ?? (await readModel(em, schoolId, null));
  return {
    week,
    scoredOn: scored?.scoredOn ?? null,
    basis: basisOf(model?.basis ?? null),
    modelVersion: model?.version ?? null,
    modelTrainedAt: model ? readInstant(model.trainedAt) : null,
    capacity: (await readRiskSettings(em, schoolId)).capacity,
    counts: await countBands(em, viewer, week),
    rows: learnt?.rowCount ?? 0,
    events: learnt?.eventCount ?? 0,
    ...(await countCases(em, viewer, today)),
    highFrom: model?.highFrom ?? null,
    mediumFrom: model?.mediumFrom ?? null,
    underWay: await isUnderWay(em, schoolId),
    maySteer: canSteerRisk(viewer),
  };
}

async function readScored(em: Em, schoolId: SchoolId, week: SchoolDay): Promise<Scored | null> {
  const sql = `select max(scored_on) as scoredOn, max(case when band <> ? then model_id end) as modelId
    from risk_score where school_id = ? and week = ?`;
  const [row] = await runSql<Scored>(em, sql, [RiskBand.unknown, schoolId, week]);
  return row ?? null;
}

/** A version, or the last that was learnt from the school's own records. */
async function readModel(em: Em, schoolId: SchoolId, id: RiskModelId | null): Promise<Model | null> {
  const which = id === null ? { sql: "basis = ?", value: ModelBasis.model } : { sql: "id = ?", value: id };
  const [row] = await runSql<Model>(
    em,
    `select version, trained_at as trainedAt, basis, row_count as rowCount, event_count as eventCount, high_from as highFrom,
       medium_from as mediumFrom
     from risk_model where school_id = ? and ${which.sql} order by version desc limit 1`,
    [schoolId, which.value],
  );
  return row ?? null;
}

async function isUnderWay(em: Em, schoolId: SchoolId): Promise<boolean> {
  const sql = "select id from risk_run where school_id = ? and state in (?, ?) limit 1";
  const rows = await runSql(em, sql, [schoolId, RiskRunState.waiting, RiskRunState.running]);
  return rows.length > 0;
}

async function countBands(em: Em, viewer: UserViewer, week: SchoolDay | null): Promise<RiskBandCountType[]> {
  const led = ledLearners(viewer);
  const rows = await runSql<{ band: RiskBand; learners: number }>(
    em,
    `select s.band, count(*) as learners from risk_score s join learner l on l.id = s.learner_id
     where s.school_id = ? and s.week = ? and l.void_at is null and l.status in (?, ?) and ${led.sql} group by s.band`,
    [viewer.schoolId, week, LearnerStatus.active, LearnerStatus.reEntered, ...led.values],
  );
  const counts = new Map(rows.map(({ band, learners }) => [band, Number(learners)]));
  return Object.values(RiskBand).map((band) => ({ band, learners: counts.get(band) ?? 0 }));
}

async function countCases(em: Em, viewer: UserViewer, today: SchoolDay) {
  const led = ledLearners(viewer);
  const [row] = await runSql<{ openCases: number; overdueCases: number | null }>(
    em,
    `select count(*) as openCases, sum(case when c.due_on < ? then 1 else 0 end) as overdueCases
     from risk_case c join learner l on l.id = c.learner_id
     where c.school_id = ? and c.closed_at is null and (${led.sql} or c.owner_id = ?)`,
    [today, viewer.schoolId, ...led.values, viewer.userId],
  );
  return { openCases: Number(row?.openCases ?? 0), overdueCases: Number(row?.overdueCases ?? 0) };
}
