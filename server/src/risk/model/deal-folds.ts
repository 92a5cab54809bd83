import type { Random } from "../../platform/random.js";
import { rowsByGroup } from "./rows-by-group.js";

export const FOLDS = 5;

/** Deals the rows out to the folds, those of either label evenly; with `groups`, all rows of one group to one fold. */
export function dealFolds(labels: Uint8Array, groups: Int32Array | undefined, random: Random): Uint8Array {
  return groups ? dealGroups(labels, groups, random) : dealRows(labels, random);
}

function dealRows(labels: Uint8Array, random: Random): Uint8Array {
  const folds = new Uint8Array(labels.length);
  for (const label of [0, 1]) {
    const rows = [...labels.keys()].filter((row) => labels[row] === label);
    shuffle(rows, random);
    for (const [nth, row] of rows.entries()) folds[row] = nth % FOLDS;
  }
  return folds;
}

/** Each group goes where there are the fewest labels of its kind, then the fewest rows; the largest go first. */
function dealGroups(labels: Uint8Array, groups: Int32Array, random: Random): Uint8Array {
  const folds = new Uint8Array(labels.length);
  const dealt = Array.from({ length: FOLDS }, (_, fold) => ({ fold, rows: 0, events: 0 }));
  const all = rowsByGroup(groups).map((rows) => ({ rows, events: rows.filter((row) => labels[row] === 1).length }));
  shuffle(all, random);
  all.sort((one, other) => other.events - one.events || other.rows.length - one.rows.length);
  for (const { rows, events } of all) {
    const weight = (to: (typeof dealt)[number]) => (events > 0 ? to.events : 0);
    const to = dealt.reduce((best, other) =>
      weight(other) < weight(best) || (weight(other) === weight(best) && other.rows < best.rows) ? other : best,
    );
    to.rows += rows.length;
    to.events += events;
    for (const row of rows) folds[row] = to.fold;
  }
  return folds;
}

function shuffle(items: unknown[], random: Random): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = random.between(0, at);
    [items[at], items[other]] = [items[other], items[at]];
  }
}
