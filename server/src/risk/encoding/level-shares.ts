import type { Random } from "../../platform/random.js";

/** As many rows of the common share are added to each level's own, so that a rare level says little. */
const PRIOR_ROWS = 10;
const FOLDS = 5;
/** With no more levels than these a row's own label hardly tells in its level's share. */
const FEW_LEVELS = 12;

type Counts = Map<string, { rows: number; events: number }>;

/**
 * The share of rows with the label at each level, drawn towards the share of all rows, in the order of the levels. Of
 * more than go into so many bytes of JSON the rarest are left out.
 */
export function levelShares(
  values: readonly string[],
  labels: Uint8Array,
  share: number,
  mostBytes: number,
): [level: string, share: number][] {
  const kept: [string, number][] = [];
  let bytes = 0;
  const counted = [...countLevels(values, labels)].sort(
    ([one, { rows }], [other, { rows: others }]) => others - rows || (one < other ? -1 : 1),
  );
  for (const [level, { rows, events }] of counted) {
    const written: [string, number] = [level, smooth(events, rows, share)];
    bytes += Buffer.byteLength(JSON.stringify(written)) + 1;
    if (bytes > mostBytes) break;
    kept.push(written);
  }
  return kept.sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * The shares that the rows of training are given. Where there are many levels, each row's comes from four fifths of the
 * rows (or groups of rows) that it is not among: its own label would otherwise be in what is to foretell it.
 */
export function trainingShares(
  values: readonly string[],
  labels: Uint8Array,
  share: number,
  random: Random,
  groups?: Int32Array,
): Float64Array {
  const all = countLevels(values, labels);
  const folds = all.size > FEW_LEVELS ? drawFolds(groups ?? Int32Array.from(values.keys()), random) : [];
  const held = Array.from({ length: FOLDS }, (_, fold) =>
    countLevels(
      values.filter((_, row) => folds[row] === fold),
      labels.filter((_, row) => folds[row] === fold),
    ),
  );
  return Float64Array.from(values, (level, row) => {
    const { rows, events } = all.get(level)!;
    const own = held[folds[row] ?? -1]?.get(level) ?? { rows: 0, events: 0 };
    return smooth(events - own.events, rows - own.rows, share);
  });
}

function drawFolds(groups: Int32Array, random: Random): number[] {
  const drawn = new Map<number, number>();
  for (const group of groups) if (!drawn.has(group)) drawn.set(group, random.between(0, FOLDS - 1));
  return Array.from(groups, (group) => drawn.get(group)!);
}

function countLevels(values: readonly string[], labels: Uint8Array): Counts {
  const counts: Counts = new Map();
  for (const [row, level] of values.entries()) {
    const count = counts.get(level) ?? { rows: 0, events: 0 };
    counts.set(level, { rows: count.rows + 1, events: count.events + labels[row]! });
  }
  return counts;
}

/** To six digits: a model's text is full of them. */
const smooth = (events: number, rows: number, share: number) =>
  Math.round(((events + PRIOR_ROWS * share) / (rows + PRIOR_ROWS)) * 1e6) / 1e6;
