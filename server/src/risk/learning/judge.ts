import { isThin } from "../model/thin-data.js";
import { Measured, type MeasuredAs } from "../versions/school-card.js";
import type { RiskVerdict } from "../training/risk-model.entity.js";
import { LEAST_PROVEN } from "./hold-out.js";
import { AUC_SLACK } from "./prove.js";
import type { HeldProof } from "./prove-model.js";

export type Judged = {
  /** Of all rows that are learnt from. */
  readonly rows: number;
  readonly events: number;
  /** Null where no term could be held out. */
  readonly proof: Pick<HeldProof, "measures" | "beside"> | null;
  /** Whether the head has rolled back what was proven on the same term. */
  readonly isHeld: boolean;
};

/**
 * By how much the log-likelihood of all held-out rows must be above that of the same share for everybody. What was learnt
 * from nothing comes to that less than one time in twenty, whatever the school.
 */
const LEAST_GAIN = 3;

/** Whether a version is to score, or why not. */
export function judge({ rows, events, proof, isHeld }: Judged): RiskVerdict {
  if (isThin(rows, events)) return "thin";
  const of = (who: Measured) => proof?.measures.find((each) => each.of === who) ?? null;
  const own = of(Measured.model);
  if (!own || Math.min(own.events, own.rows - own.events) < LEAST_PROVEN) return "not-proven";
  const lossOf = (who: Measured) => of(who)?.logLoss ?? Number.POSITIVE_INFINITY;
  const loss = own.logLoss!;
  if (loss >= lossOf(Measured.rules)) return "worse-than-rules";
  if (own.rows * (lossOf(Measured.share) - loss) < LEAST_GAIN) return "worse-than-baseline";
  if (isWorse(own, of(Measured.logistic))) return "worse-than-baseline";
  const beside = proof?.beside;
  if (beside && isWorse(beside.own, beside.before)) return "worse-than-promoted";
  return isHeld ? "held-back" : "promoted";
}

/** Computers round the same sum in different orders. */
const ROUNDING = 1e-9;

const isWorse = (own: MeasuredAs, other: MeasuredAs | null): boolean =>
  other !== null && (own.logLoss! > other.logLoss! + ROUNDING || own.auc! < other.auc! - AUC_SLACK);
