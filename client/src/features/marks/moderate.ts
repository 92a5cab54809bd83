import type { Position } from "../../values/ids";
import type { Score } from "../../values/score";

/** What is done to every mark of a sheet: so many tenths more or less, or as if they had been out of another maximum. */
export type Adjustment =
  | { readonly kind: "add"; readonly tenths: number }
  | { readonly kind: "scale"; readonly outOf: number };

export type Moderated = {
  readonly position: Position;
  readonly before: Score;
  readonly after: Score;
  /** The sum went beyond 0 or the maximum, and stops there. */
  readonly clipped: boolean;
};

/** The marks that an adjustment changes, in the order of the sheet. Absent, exempt and levels stay as they are. */
export function moderate(scores: ReadonlyMap<Position, Score>, adjustment: Adjustment, maximum: number): Moderated[] {
  return [...scores]
    .filter(([, score]) => /^\d/.test(score))
    .map(([position, before]) => {
      const wanted = adjusted(Math.round(Number(before) * 10), adjustment, maximum);
      const tenths = Math.min(Math.max(wanted, 0), maximum * 10);
      return { position, before, after: scoreOf(tenths), clipped: tenths !== wanted };
    })
    .filter(({ before, after }) => before !== after)
    .sort((one, other) => one.position - other.position);
}

/** Scaled marks are rounded to whole ones, half up, in whole numbers. */
function adjusted(tenths: number, adjustment: Adjustment, maximum: number): number {
  if (adjustment.kind === "add") return tenths + adjustment.tenths;
  const { outOf } = adjustment;
  return Math.floor((2 * tenths * maximum + 10 * outOf) / (20 * outOf)) * 10;
}

function scoreOf(tenths: number): Score {
  const rest = tenths % 10;
  return `${Math.floor(tenths / 10)}${rest ? `.${rest}` : ""}` as Score;
}
