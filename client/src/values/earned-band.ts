import type { SubjectId } from "./ids";
import type { BandLine, ScaleLine } from "./scale-line";
import type { Score } from "./score";

/** What a score earns on a scale: for marks by their share of the maximum, for a level its own band; null where none. */
export function earnedBand(
  scale: ScaleLine,
  subjectId: SubjectId | null,
  score: Score,
  maximum: number | null,
): BandLine | null {
  const bands = (subjectId !== null && scale.bySubject.get(subjectId)) || scale.bands;
  if (maximum === null) return bandOfLevel(bands, score);
  if (!/^\d/.test(score)) return null;
  // In whole numbers, `share` being the percent times ten times the maximum: no binary fraction decides a band.
  const share = Math.round(Number(score) * 10) * 100;
  const rounded = scale.rounds ? Math.floor((share + 5 * maximum) / (10 * maximum)) * 10 * maximum : share;
  return bands.find(({ from }) => rounded >= from * maximum) ?? null;
}

/** A half is the whole level on a scale of whole ones, `EE1` is EE; a whole level on a scale of halves the lower half. */
const bandOfLevel = (bands: readonly BandLine[], level: string): BandLine | null =>
  [level, /\d$/.test(level) ? level.slice(0, -1) : `${level}2`].flatMap(
    (wanted) => bands.find(({ label }) => label === wanted) ?? [],
  )[0] ?? null;
