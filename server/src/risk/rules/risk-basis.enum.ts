import { registerEnumType } from "type-graphql";
import { RiskBasis } from "./risk-basis.js";

export const RiskBasisEnum = { MODEL: RiskBasis.model, POOL: RiskBasis.pool, RULES: RiskBasis.rules } as const;

registerEnumType(RiskBasisEnum, {
  name: "RiskBasis",
  description: "What scores come from.",
  valuesConfig: {
    MODEL: { description: "A model learnt from the school's own records." },
    POOL: { description: "A model learnt from the records of schools that learn together." },
    RULES: { description: "Simple rules: the school has no model, or none that is proven to be better." },
  },
});
