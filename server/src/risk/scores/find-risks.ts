import type { UserViewer } from "../../identity/viewer.js";
import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { Condition } from "../../schools/learner-rows.js";
import type { ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import { LearnerStatus } from "../../values/learner-status.js";
import type { SchoolDay } from "../../values/school-day.js";
import { readRiskSettings } from "../pool/read-risk-settings.js";
import { RiskBand } from "../rules/risk-band.js";
import type { DropoutRiskType } from "./dropout-risk.type.js";
import { allOf, readRiskRows, type RiskRow } from "./read-risk-rows.js";
import { readScoredWeek } from "./read-scored-week.js";
import { noSuchPage } from "./no-such-page.js";
import { tellRisks } from "./tell-risks.js";
import { ledLearners } from "./visible-risk.js";

export type WantedRisks = {
  /** Only of these bands; of all without them. */
  readonly bands: readonly RiskBand[] | null;
  readonly classId: ClassId | null;
  /** Only those whom the school can follow up this week. */
  readonly weekly: boolean;
};

/** On the roll still. */
const HERE: Condition = { sql: "l.status in (?, ?)", values: [LearnerStatus.active, LearnerStatus.reEntered] };

/** A page of the school's last scored week, of the learners whom the viewer leads: the greatest risk first, then by id. */
export async function findRisks(
  em: Em,
  viewer: UserViewer,
  wanted: WantedRisks,
  page: PageArguments,
  today: SchoolDay,
): Promise<Connection<DropoutRiskType>> {
  const week = await readScoredWeek(em, viewer.schoolId);
  if (week === null) return toConnection<RiskRow, DropoutRiskType>([], page, 0, neverTold, positionOf);
  const where = [
    { sql: "s.week = ?", values: [week] },
    HERE,
    ledLearners(viewer),
    ...bandCondition(wanted.bands),
    ...classCondition(wanted.classId),
    ...(wanted.weekly ? [await weeklyCondition(em, viewer.schoolId, week, today)] : []),
  ];
  const inOrder = { sql: "order by s.standing desc, s.learner_id limit ?", values: [page.first + 1] };
  const rows = await readRiskRows(em, viewer, [...where, ...afterCondition(page)], inOrder);
  const risks = await tellRisks(em, viewer, rows.slice(0, page.first), today);
  const byLearner = new Map(risks.map((risk) => [risk.learner, risk]));
  const total = await countRisks(em, viewer.schoolId, where);
  return toConnection(rows, page, total, ({ learnerId }) => byLearner.get(learnerId)!, positionOf);
}

const positionOf = ({ standing, learnerId }: RiskRow): number[] => [standing, learnerId];

const neverTold = (): never => {
  throw new Error("a page without rows has no nodes");
};

function afterCondition(page: PageArguments): Condition[] {
  const position = readCursor(page);
  if (!position) return [];
  const [standing, learnerId] = position.map(Number);
  if (!Number.isFinite(standing) || !Number.isFinite(learnerId)) throw noSuchPage();
  return [
    {
      sql: "(s.standing < ? or (s.standing = ? and s.learner_id > ?))",
      values: [standing!, standing!, learnerId!],
    },
  ];
}

const bandCondition = (bands: readonly RiskBand[] | null): Condition[] =>
  bands === null ? [] : [inCondition("s.band", [...new Set(bands)])];

const classCondition = (classId: ClassId | null): Condition[] => {
  const sql = "exists (select 1 from enrolment r where r.learner_id = l.id and r.class_id = ? and r.to_rev is null)";
  return classId === null ? [] : [{ sql, values: [classId] }];
};

const inCondition = (column: string, values: readonly (string | number)[]): Condition =>
  values.length === 0
    ? { sql: "1 = 0", values: [] }
    : { sql: `${column} in ${placesFor(values)}`, values: [...values] };

/** Of the whole school, as many as it can follow up: HIGH and MEDIUM, without open case and standing decision. */
async function weeklyCondition(em: Em, schoolId: SchoolId, week: SchoolDay, today: SchoolDay): Promise<Condition> {
  const { capacity } = await readRiskSettings(em, schoolId);
  const rows = await runSql<{ learnerId: LearnerId }>(
    em,
    `select s.learner_id as learnerId from risk_score s join learner l on l.id = s.learner_id
     where s.school_id = ? and s.week = ? and s.band in (?, ?) and l.void_at is null and ${HERE.sql}
       and not exists (select 1 from risk_case c where c.open_learner_id = s.learner_id)
       and not exists (select 1 from risk_override o
         where o.learner_id = s.learner_id and o.until >= ? and o.lifted_at is null)
     order by s.standing desc, s.learner_id limit ?`,
    [schoolId, week, RiskBand.high, RiskBand.medium, ...HERE.values, today, capacity],
  );
  const ids = rows.map(({ learnerId }) => learnerId);
  return inCondition("s.learner_id", ids);
}

async function countRisks(em: Em, schoolId: SchoolId, where: readonly Condition[]): Promise<number> {
  const { sql, values } = allOf(where);
  const [row] = await runSql<{ risks: number }>(
    em,
    `select count(*) as risks from risk_score s join learner l on l.id = s.learner_id
     where s.school_id = ? and l.school_id = ? and l.void_at is null and ${sql}`,
    [schoolId, schoolId, ...values],
  );
  return Number(row?.risks ?? 0);
}
