/** The probability that log-odds stand for. */
export const toProbability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The furthest from sure that a share is taken for when it is turned into log-odds. */
const SURE = 1e-3;

/** The log-odds of a share; of one nearer to 0 or 1 than 0.001 those of 0.001 or 0.999. */
export function toLogOdds(share: number): number {
  const bound = Math.min(1 - SURE, Math.max(SURE, share));
  return Math.log(bound / (1 - bound));
}

/** What an answer in log-odds costs: minus the logarithm of the probability it gave to what came true. */
export const logLoss = (logOdds: number, label: number): number =>
  Math.log1p(Math.exp(-Math.abs(logOdds))) + Math.max(0, label === 1 ? -logOdds : logOdds);
