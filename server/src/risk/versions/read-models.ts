import { readNames } from "../../identity/read-names.js";
import type { Em } from "../../platform/orm.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { RiskModelId, SchoolId, UserId } from "../../values/ids.js";
import { type ModelBasis, RiskModelState, type RiskVerdict } from "../training/risk-model.entity.js";
import { countDepartures } from "../pool/count-departures.js";
import { readRiskSettings } from "../pool/read-risk-settings.js";
import { mayScore } from "./may-score.js";
import type { RiskModelType } from "./risk-model.type.js";
import type { SchoolCard } from "./school-card.js";

type Row = {
  id: RiskModelId;
  version: number;
  basis: ModelBasis;
  state: RiskModelState;
  verdict: RiskVerdict;
  trainedAt: unknown;
  rowCount: number;
  eventCount: number;
  promotedAt: unknown;
  promotedBy: UserId | null;
  card: string;
  departures: number;
  isKept: unknown;
};

/** Not the models themselves: they are long, and nobody reads them. */
const COLUMNS = `id, version, basis, state, verdict, trained_at as trainedAt, row_count as rowCount, event_count as eventCount,
  promoted_at as promotedAt, promoted_by as promotedBy, card, departures, model <> '' as isKept`;

/** The versions of a school for which `where` holds, the latest first, as the API tells them. */
export async function readModels(
  em: Em,
  schoolId: SchoolId,
  where: string,
  values: readonly SqlValue[],
  limit: number,
): Promise<RiskModelType[]> {
  const sql = `select ${COLUMNS} from risk_model where school_id = ? and ${where} order by version desc limit ?`;
  const rows = await runSql<Row>(em, sql, [schoolId, ...values, limit]);
  const names = await readNames(
    em,
    rows.flatMap(({ promotedBy }) => promotedBy ?? []),
  );
  const { pools } = await readRiskSettings(em, schoolId);
  const departures = await countDepartures(em);
  return rows.map((row) => {
    const by = row.promotedBy === null ? null : (names.get(row.promotedBy) ?? null);
    const isKept = row.state === RiskModelState.replaced && Boolean(row.isKept);
    return toModelType(row, by, isKept && mayScore(row, pools, departures));
  });
}

function toModelType(
  { id, promotedAt, rowCount, eventCount, card, departures: _, isKept: __, ...row }: Row,
  by: string | null,
  standsBy: boolean,
): RiskModelType {
  return {
    ...row,
    id: String(id),
    trainedAt: readInstant(row.trainedAt),
    rows: rowCount,
    events: eventCount,
    promotedAt: promotedAt === null ? null : readInstant(promotedAt),
    promotedBy: by,
    standsBy,
    card: toCardType(JSON.parse(card) as SchoolCard),
  };
}

function toCardType(card: SchoolCard): RiskModelType["card"] {
  const { measures, calibration, groups, importances, drift, warnings } = card;
  return {
    ...card,
    date: new Date(card.date),
    measures: [...measures],
    calibration: [...calibration],
    groups: [...groups],
    importances: [...importances],
    drift: [...drift],
    driftAlarm: drift.some(({ alarm }) => alarm),
    warnings: [...warnings],
  };
}
