type Line = {
  readonly value: string | null;
  /** Whether a score is due: who joined after the day needs none. */
  readonly due: boolean;
  readonly learner: { readonly id: string; readonly name: string };
};

/** What a sheet of scores looks like from afar. */
export type SheetFigures = {
  /** Of marks; null where nobody has any. */
  readonly marks: {
    readonly mean: number;
    /** The standard deviation of all these learners. */
    readonly spread: number;
    readonly lowest: number;
    readonly highest: number;
  } | null;
  /** How many have each level. */
  readonly levels: ReadonlyMap<string, number>;
  /** The learners whose marks are far from the others'. */
  readonly far: readonly Line[];
  readonly absent: number;
  readonly exempt: number;
  readonly missing: number;
};

/** Below this many marks nothing can be said to be far from the rest. */
const FEWEST_FOR_FAR = 8;
/** How many times the middle half's width beyond it is far (Tukey's fences). */
const FENCE = 1.5;

export function sheetFigures(scores: readonly Line[]): SheetFigures {
  const marked = scores.filter(({ value }) => value !== null && /^\d/.test(value));
  const marks = marked.map(({ value }) => Number(value)).sort((one, other) => one - other);
  const count = (wanted: string) => scores.filter(({ value }) => value === wanted).length;
  const levels = scores.flatMap(({ value }) => (value !== null && !/^(?:\d.*|A|X)$/.test(value) ? [value] : []));
  return {
    marks: marks.length === 0 ? null : describe(marks),
    levels: new Map([...new Set(levels)].map((level) => [level, levels.filter((one) => one === level).length])),
    far: farFrom(marked, marks),
    absent: count("A"),
    exempt: count("X"),
    missing: scores.filter(({ value, due }) => value === null && due).length,
  };
}

function describe(marks: readonly number[]): NonNullable<SheetFigures["marks"]> {
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  const squares = marks.reduce((sum, mark) => sum + (mark - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / marks.length), lowest: marks[0]!, highest: marks.at(-1)! };
}

function farFrom(marked: readonly Line[], marks: readonly number[]): Line[] {
  if (marks.length < FEWEST_FOR_FAR) return [];
  const [low, high] = [quantile(marks, 0.25), quantile(marks, 0.75)];
  const reach = FENCE * (high - low);
  return marked.filter(({ value }) => Number(value) < low - reach || Number(value) > high + reach);
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return below + (above - below) * (place - Math.floor(place));
}
