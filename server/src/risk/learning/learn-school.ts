import { featuresAt } from "../features/features-at.js";
import { runAtOnce } from "../features/run-in-pieces.js";
import { trainingRows } from "../features/training-rows.js";
import type { Model } from "../model/model.js";
import { readModel } from "../model/model-text.js";
import { isThin } from "../model/thin-data.js";
import { CardWarning, type SchoolCard } from "../versions/school-card.js";
import type { SchoolRecords } from "../records/school-records.js";
import type { RiskPhase } from "../training/risk-run.entity.js";
import type { SchoolDay } from "../../values/school-day.js";
import { countHandable, type HandedRow, handRows } from "./hand-rows.js";
import { hashRows } from "./hash-rows.js";
import { joinPool, type PooledRow } from "./join-pool.js";
import { type Learned, learn } from "./learn.js";
import { eventsOf, type LearningRows } from "./learning-rows.js";
import { lookForDrift, type LookedFor } from "./look-for-drift.js";
import { ownRows } from "./own-rows.js";
import { scoreWeek, type WeekScore } from "./score-week.js";
import type { Bands } from "./set-bands.js";

/** What scores a school until something better is learnt. */
export type Scoring = Bands & {
  readonly basis: "model" | "pool";
  /** As often as schools had left the pool when it was learnt. */
  readonly departures: number;
  readonly model: string;
  readonly proof: string;
  readonly card: string;
};

/** What a training is told beside the school's records. */
export type LearningOrder = {
  readonly today: SchoolDay;
  readonly date: Date;
  readonly seed: number;
  readonly promoted: Scoring | null;
  /** The data that versions of the school were learnt from with this seed: it is not learnt from again. */
  readonly known: readonly string[];
  /** What is proven on that term, or an earlier one, is held back: the head has rolled back what was. Null where nothing is. */
  readonly heldTerm: string | null;
  /** Whether the school learns together with others. */
  readonly pools: boolean;
  /** How often schools have left the pool by now. */
  readonly departures: number;
  /** How many rows of it the pool holds. */
  readonly handed: number;
};

export type NewVersion = Omit<Learned, "scorer" | "card"> & { readonly basis: "model" | "pool"; readonly card: string };

export type LearnedSchool = {
  /** Null where nothing is known yet, or nothing new. */
  readonly version: NewVersion | null;
  readonly by: "version" | "promoted" | "rules";
  /** What scored before was learnt from a pool that is no more, or from the rows of a school that has left it. */
  readonly retires: boolean;
  /** The card of what scored before, with how the learners have drifted by now; null unless it scores again. */
  readonly card: string | null;
  readonly scores: readonly WeekScore[];
  /** What the school gives, where it learns together with others and has something new; else null. */
  readonly handed: readonly HandedRow[] | null;
};

export type OnPhase = (phase: RiskPhase, done: number, total: number) => void;

/** Of the trees of all trainings about so many are grown: the model's and the proof's. */
const TREES = 200;

/** Learns from a school's past what there is to learn, and scores everybody on the roll as of today. */
export function learnSchool(
  records: SchoolRecords,
  pooled: readonly PooledRow[],
  order: LearningOrder,
  onPhase: OnPhase,
): LearnedSchool {
  const { today, date, seed, known, heldTerm, pools, handed } = order;
  onPhase("learning", 0, TREES);
  const own = ownRows(runAtOnce(trainingRows(records, today)), records);
  const week = runAtOnce(featuresAt(records, today));
  const { rows, basis } = rowsFor(own, pools ? pooled : []);
  const dataHash = hashRows(rows);
  const isLeft = order.promoted?.departures !== order.departures;
  const isPoolGone = basis !== "pool" && isThin(own.labels.length, eventsOf(own));
  const retires = order.promoted?.basis === "pool" && (isLeft || isPoolGone);
  const promoted = retires ? null : readScoring(order.promoted);
  const lookedFor = lookForDrift(records, rows, basis, today);

  let learned: Learned | null = null;
  if (rows.labels.length > 0 && !known.includes(dataHash)) {
    let grown = 0;
    const onTree = () => onPhase("learning", Math.min(++grown, TREES), TREES);
    const onProving = () => onPhase("proving", 0, 0);
    const before = promoted?.proof ?? null;
    learned = learn({ rows, dataHash, seed, date, before, heldTerm, ...lookedFor, onTree, onProving });
  }

  onPhase("scoring", 0, week.learnerIds.length);
  const isPromoted = learned?.verdict === "promoted";
  const by = learned && isPromoted ? { ...learned, model: learned.scorer } : promoted;
  return {
    version: learned && toVersion(learned, basis),
    by: isPromoted ? "version" : promoted ? "promoted" : "rules",
    retires,
    card: promoted && !isPromoted ? withDrift(promoted.card, lookedFor) : null,
    scores: scoreWeek(week, by),
    handed: pools && (learned || handed !== countHandable(own)) ? handRows(own) : null,
  };
}

/** The school's own rows, or those of all that learn together where its own are too few. */
function rowsFor(own: LearningRows, pooled: readonly PooledRow[]): { rows: LearningRows; basis: "model" | "pool" } {
  const isEnough = !isThin(own.labels.length, eventsOf(own));
  const joined = isEnough ? null : joinPool(own, pooled);
  return joined ? { rows: joined, basis: "pool" } : { rows: own, basis: "model" };
}

type Promoted = Bands & { readonly model: Model; readonly proof: Model; readonly card: string };

/** Null where it was written by a server that wrote models otherwise. */
function readScoring(scoring: Scoring | null): Promoted | null {
  if (!scoring) return null;
  try {
    return { ...scoring, model: readModel(scoring.model), proof: readModel(scoring.proof) };
  } catch {
    return null;
  }
}

function toVersion({ scorer: _, card, ...learned }: Learned, basis: "model" | "pool"): NewVersion {
  return { ...learned, basis, card: JSON.stringify(card) };
}

function withDrift(text: string, { drift, driftOn }: LookedFor): string {
  const card = JSON.parse(text) as SchoolCard;
  const others = card.warnings.filter((warning) => warning !== CardWarning.drift);
  const warnings = drift.some(({ alarm }) => alarm) ? [...others, CardWarning.drift] : others;
  return JSON.stringify({ ...card, drift, driftOn, warnings } satisfies SchoolCard);
}
