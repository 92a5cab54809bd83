/** What is wrong with a row of a list of balances. */
export const OpeningFaultCode = {
  unknownLearner: "unknown-learner",
  badAmount: "bad-amount",
  repeated: "repeated",
  waived: "waived",
} as const;
export type OpeningFaultCode = (typeof OpeningFaultCode)[keyof typeof OpeningFaultCode];
