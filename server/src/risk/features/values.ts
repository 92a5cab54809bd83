import type { RiskFeature } from "./risk-feature.js";

/** Features of one row; NaN where a value is not known. */
export type Values = { readonly [feature in RiskFeature]?: number };
