import type { Band, MeanBand, MeanRule, ScaleRule } from "./scale-rule.js";

/** What is wrong between the parts of a scale each of which is right by itself, in sentences for people. */
export function scaleFaults({ bands, bySubject, mean }: ScaleRule): string[] {
  const subjects = bySubject.map(({ subjectId }) => subjectId);
  return [
    ...orderFaults(bands, ""),
    ...pointFaults(bands),
    ...bySubject.flatMap(({ bands: own }, index) => ownFaults(bands, own, `Subject ${index + 1}: `)),
    ...(new Set(subjects).size < subjects.length ? ["A subject has boundaries of its own twice: keep one."] : []),
    ...(mean === null ? [] : meanFaults(mean)),
  ];
}

/** Bands leave no gap: each reaches up to the one above it, and the last down to 0. */
function orderFaults(bands: readonly (Band | MeanBand)[], place: string): string[] {
  const labels = bands.map(({ label }) => label.toUpperCase());
  const repeated = [...new Set(labels.filter((label, index) => labels.indexOf(label) !== index))];
  return [
    ...repeated.map((label) => `${place}${label} stands there twice: give every band a label of its own.`),
    ...pairsOf(bands).flatMap(([above, { label, from }]) =>
      from < above.from
        ? []
        : [`${place}${label} starts at ${from}, but ${above.label} above it at ${above.from}: put the highest first.`],
    ),
    ...(bands.at(-1)?.from === 0
      ? []
      : [`${place}Nobody below ${bands.at(-1)?.from} would get anything: let ${bands.at(-1)?.label} start at 0.`]),
  ];
}

const pointFaults = (bands: readonly Band[]): string[] =>
  pairsOf(bands).flatMap(([above, { label, points }]) =>
    points < above.points
      ? []
      : [`${label} is worth ${points} points, but ${above.label} above it ${above.points}: let points fall.`],
  );

function ownFaults(bands: readonly Band[], own: readonly Band[], place: string): string[] {
  const worth = (all: readonly Band[]) => all.map(({ label, points }) => `${label} ${points}`).join(", ");
  return worth(bands) === worth(own)
    ? orderFaults(own, place)
    : [`${place}its own boundaries must be for the bands of the scale, with the same points: ${worth(bands)}.`];
}

function meanFaults({ slots, bands }: MeanRule): string[] {
  const most = 20;
  const total = slots.reduce((sum, { count }) => sum + count, 0);
  const repeats = slots.some(({ groups }) => groups !== null && new Set(groups).size < groups.length);
  return [
    ...orderFaults(bands, "The mean grade: "),
    ...(total > most ? [`The mean grade: ${total} subjects are more than the ${most} there may be.`] : []),
    ...(repeats ? ["The mean grade: a slot names a group of subjects twice: name it once."] : []),
  ];
}

const pairsOf = <Item>(items: readonly Item[]): (readonly [Item, Item])[] =>
  items.slice(1).map((item, index) => [items[index]!, item]);
