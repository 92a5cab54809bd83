import { Lru } from "../../platform/lru.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { RiskFeature } from "../features/risk-feature.js";
import { type ByFeature, readFacts } from "./score-facts.js";

const MOST_SCHOOLS = 100;
/** Of a school with more learners, some stand for all. */
const MOST_LEARNERS = 5_000;

const known = new WeakMap<object, Lru<ByFeature<number>>>();

/**
 * The median of each feature over the school's learners in a week, of those of whom it is known. Kept until a score of that
 * week changes: the scores are put in JSON, and no engine tells a median of that well.
 */
export async function readUsual(em: Em, schoolId: SchoolId, week: SchoolDay): Promise<ByFeature<number>> {
  const mark = `${schoolId} ${week} ${await markOf(em, schoolId, week)}`;
  const shelf = shelfOf(em);
  const kept = shelf.get(mark);
  if (kept) return kept;
  const rows = await runSql<{ facts: string }>(
    em,
    "select facts from risk_score where school_id = ? and week = ? order by learner_id limit ?",
    [schoolId, week, MOST_LEARNERS],
  );
  const usual = mediansOf(rows.map(({ facts }) => readFacts(facts)));
  shelf.set(mark, usual);
  return usual;
}

/** One for each database. */
function shelfOf({ config }: Em): Lru<ByFeature<number>> {
  const shelf = known.get(config) ?? new Lru(MOST_SCHOOLS);
  known.set(config, shelf);
  return shelf;
}

/** Tells the week's scores from those that were there before. */
async function markOf(em: Em, schoolId: SchoolId, week: SchoolDay): Promise<string> {
  const sql = `select count(*) as scores, sum(standing) as standings, max(id) as last, max(scored_on) as scoredOn
    from risk_score where school_id = ? and week = ?`;
  const [row] = await runSql<Record<string, unknown>>(em, sql, [schoolId, week]);
  return Object.values(row!).join(" ");
}

function mediansOf(rows: readonly ByFeature<number | null>[]): ByFeature<number> {
  const medians = new Map<RiskFeature, number>();
  for (const feature of Object.values(RiskFeature)) {
    const values = rows.map((row) => row.get(feature) ?? null).filter((value) => value !== null);
    if (values.length > 0) medians.set(feature, medianOf(values));
  }
  return medians;
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
