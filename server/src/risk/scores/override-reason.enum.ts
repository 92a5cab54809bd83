import { registerEnumType } from "type-graphql";
import { OverrideReason } from "./risk-override.entity.js";

export const OverrideReasonEnum = {
  KNOWN_ABSENCE: OverrideReason.knownAbsence,
  RECORDS_WRONG: OverrideReason.recordsWrong,
  ALREADY_SETTLED: OverrideReason.alreadySettled,
  OTHER: OverrideReason.other,
} as const;

registerEnumType(OverrideReasonEnum, {
  name: "RiskOverrideReason",
  description: "Why somebody decided that a learner need not be followed up.",
  valuesConfig: {
    KNOWN_ABSENCE: { description: "The absence is known of and nothing to follow up." },
    RECORDS_WRONG: { description: "The records are wrong." },
    ALREADY_SETTLED: { description: "It is settled already." },
    OTHER: { description: "Something else: the note says what." },
  },
});
