/** How likely a learner is to leave, in words that a person can act on. Unknown: too little is recorded to say. */
export const RiskBand = { high: "HIGH", medium: "MEDIUM", low: "LOW", unknown: "UNKNOWN" } as const;
export type RiskBand = (typeof RiskBand)[keyof typeof RiskBand];
