import { registerEnumType } from "type-graphql";
import { RiskBand } from "./risk-band.js";

export const RiskBandEnum = {
  HIGH: RiskBand.high,
  MEDIUM: RiskBand.medium,
  LOW: RiskBand.low,
  UNKNOWN: RiskBand.unknown,
} as const;

registerEnumType(RiskBandEnum, {
  name: "RiskBand",
  description: "How likely a learner is to leave school without a transfer, in words that a person can act on.",
  valuesConfig: {
    HIGH: { description: "Among those most at risk: to be followed up first." },
    MEDIUM: { description: "At more risk than most." },
    LOW: { description: "At no more risk than most." },
    UNKNOWN: { description: "Not enough data: too little is recorded of the learner to say." },
  },
});
