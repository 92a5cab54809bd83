import { defineEntity, p } from "@mikro-orm/core";
import type { RiskModelId, SchoolId, UserId } from "../../values/ids.js";

/** Whose rows a model was learnt from: the school's own, or those of the schools that learn together. */
export const ModelBasis = { model: "model", pool: "pool" } as const;
export type ModelBasis = (typeof ModelBasis)[keyof typeof ModelBasis];

export const RiskModelState = {
  promoted: "promoted",
  stored: "stored",
  replaced: "replaced",
  rolledBack: "rolled-back",
} as const;
export type RiskModelState = (typeof RiskModelState)[keyof typeof RiskModelState];

/** Why a model was promoted, or why not. */
export const RiskVerdict = {
  promoted: "promoted",
  worseThanRules: "worse-than-rules",
  worseThanBaseline: "worse-than-baseline",
  worseThanPromoted: "worse-than-promoted",
  notProven: "not-proven",
  thin: "thin",
  /** Good enough, but a version proven on the same term was rolled back. */
  heldBack: "held-back",
} as const;
export type RiskVerdict = (typeof RiskVerdict)[keyof typeof RiskVerdict];

const RiskModelSchema = defineEntity({
  name: "RiskModel",
  properties: {
    id: p.integer().$type<RiskModelId>().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    /** The school's own count, from 1. */
    version: p.integer(),
    basis: p.enum(Object.values(ModelBasis)).length(8),
    /** How often a school had left the pool when it was read: what was learnt before a later leaving is used no more. */
    departures: p.integer().default(0),
    state: p.enum(Object.values(RiskModelState)).length(12),
    verdict: p.enum(Object.values(RiskVerdict)).length(20),
    trainedAt: p.datetime(3),
    rowCount: p.integer(),
    eventCount: p.integer(),
    seed: p.integer(),
    dataHash: p.string().length(64),
    modelHash: p.string().length(64),
    /** The model that scores, learnt from all rows. */
    model: p.text().columnType("mediumtext"),
    /** The one learnt without the held-out weeks, by which it was judged and is compared with later ones. */
    proof: p.text().columnType("mediumtext"),
    card: p.text().columnType("mediumtext"),
    /** The probabilities at which the bands begin. */
    highFrom: p.double(),
    mediumFrom: p.double(),
    promotedAt: p.datetime(3).nullable(),
    /** Who rolled back to it; null where the machine itself promoted it. */
    promotedBy: p.integer().$type<UserId>().nullable(),
  },
  uniques: [{ properties: ["schoolId", "version"] }],
  indexes: [{ properties: ["schoolId", "state"] }],
});

/** A version of a school's model with its card. It is never changed but in its state. */
export class RiskModel extends RiskModelSchema.class {}
RiskModelSchema.setClass(RiskModel);
