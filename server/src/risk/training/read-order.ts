import type { LearningOrder, Scoring } from "../learning/learn-school.js";
import { countDepartures } from "../pool/count-departures.js";
import { readRiskSettings } from "../pool/read-risk-settings.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { RiskModelId, SchoolId } from "../../values/ids.js";
import { ModelBasis, RiskModelState, RiskVerdict } from "./risk-model.entity.js";

/** What chance is drawn from: the same every night, so that the same rows give the same model. */
const SEED = 1;

type PromotedRow = Scoring & { readonly id: RiskModelId };

/** What a training goes by beside the records, and what must still stand when it is over. */
export type ReadOrder = {
  readonly promotedId: RiskModelId | null;
  readonly poolKey: string | null;
  readonly order: Omit<LearningOrder, "today" | "date">;
};

export async function readOrder(em: Em, schoolId: SchoolId): Promise<ReadOrder> {
  const { pools, poolKey, heldTerm } = await readRiskSettings(em, schoolId);
  const departures = await countDepartures(em);
  const [row] = await runSql<PromotedRow>(
    em,
    `select id, basis, departures, model, proof, card, high_from as highFrom, medium_from as mediumFrom
     from risk_model where school_id = ? and state = ? order by version desc limit 1`,
    [schoolId, RiskModelState.promoted],
  );
  // Once new versions are allowed, what was held back or rolled back is learnt again; and so is what was learnt from a pool
  // that a school has left since.
  const known = await runSql<{ dataHash: string }>(
    em,
    `select distinct data_hash as dataHash from risk_model
     where school_id = ? and seed = ? and (basis = ? or departures = ?)
       and (? = 1 or (verdict <> ? and state <> ?))`,
    [
      schoolId,
      SEED,
      ModelBasis.model,
      departures,
      heldTerm === null ? 0 : 1,
      RiskVerdict.heldBack,
      RiskModelState.rolledBack,
    ],
  );
  const { id = null, ...promoted } = row ?? {};
  return {
    promotedId: id,
    poolKey,
    order: {
      seed: SEED,
      promoted: row ? (promoted as Scoring) : null,
      known: known.map(({ dataHash }) => dataHash),
      heldTerm,
      pools,
      departures,
      handed: poolKey === null ? 0 : await countHanded(em, poolKey),
    },
  };
}

async function countHanded(em: Em, poolKey: string): Promise<number> {
  const sql = "select count(*) as count from risk_pool_row where pool_key = ?";
  const [row] = await runSql<{ count: number }>(em, sql, [poolKey]);
  return Number(row!.count);
}
