/** What scores come from: the school's own model, that of schools that learn together, or the rules. */
export const RiskBasis = { model: "model", pool: "pool", rules: "rules" } as const;
export type RiskBasis = (typeof RiskBasis)[keyof typeof RiskBasis];
