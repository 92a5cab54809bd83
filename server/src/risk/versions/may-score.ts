import { ModelBasis } from "../training/risk-model.entity.js";

type Version = { readonly basis: ModelBasis; readonly departures: number };

/**
 * Whether a version may score a school: who does not learn together with others is not scored by what comes of it, nor is
 * anybody by the rows of a school that has left since.
 */
export const mayScore = ({ basis, departures }: Version, pools: boolean, departuresNow: number): boolean =>
  basis !== ModelBasis.pool || (pools && departures === departuresNow);
