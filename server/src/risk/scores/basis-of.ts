import { RiskBasis } from "../rules/risk-basis.js";
import { ModelBasis } from "../training/risk-model.entity.js";

/** What scores of a model come from; of no model, the rules. */
export function basisOf(basis: ModelBasis | null): RiskBasis {
  if (basis === null) return RiskBasis.rules;
  return basis === ModelBasis.pool ? RiskBasis.pool : RiskBasis.model;
}
