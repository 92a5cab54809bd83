import type { Random } from "../../platform/random.js";
import type { CategoryFeature, Feature, NumberFeature } from "../feature.js";
import { cutBins } from "./cut-bins.js";
import type { EncodingRoom } from "./encoding-room.js";
import type { Encoding, Term } from "./encoding.js";
import { levelShares, trainingShares } from "./level-shares.js";

/** A level or a gap that fewer training rows have has no term of its own. */
const LEAST_ROWS = 3;

/** What a level's term is stretched by, as if half the rows had it: a rare level's weight would else cost too little. */
const LEVEL_SCALE = 2;

/** A feature as learnt, and the values that its training rows have by it. */
export type FittedEncoding = { encoding: Encoding; values: Float64Array };

/** What encodings are fitted on beside the feature itself. */
export type Fitting = {
  readonly labels: Uint8Array;
  readonly groups: Int32Array | undefined;
  /** The share of all rows with the label. */
  readonly share: number;
  readonly room: EncodingRoom;
  readonly random: Random;
};

export function fitEncoding(feature: Feature, fitting: Fitting): FittedEncoding {
  return feature.kind === "number" ? fitNumber(feature, fitting) : fitCategory(feature, fitting);
}

function fitNumber({ name, values }: NumberFeature, { share, room }: Fitting): FittedEncoding {
  const gaps = values.reduce((count, value) => count + Number(Number.isNaN(value)), 0);
  const terms = valueTerms(values);
  if (gaps >= LEAST_ROWS && values.length - gaps >= LEAST_ROWS) {
    terms.push({ of: "missing", ...standing(gaps, values.length) });
  }
  return {
    encoding: { name, kind: "number", cuts: cutBins(values, room.bins), levels: [], unseen: share, terms },
    values,
  };
}

function fitCategory({ name, values: words }: CategoryFeature, fitting: Fitting): FittedEncoding {
  const { labels, groups, share, room, random } = fitting;
  const levels = levelShares(words, labels, share, room.levelBytes);
  const values = trainingShares(words, labels, share, random, groups);
  const terms = levels.length > room.levelTerms ? valueTerms(values) : levelTerms(words, levels);
  return {
    encoding: { name, kind: "category", cuts: cutBins(values, room.bins), levels, unseen: share, terms },
    values,
  };
}

function levelTerms(words: readonly string[], levels: readonly (readonly [string, number])[]): Term[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return levels
    .filter(([level]) => counts.get(level)! >= LEAST_ROWS && counts.get(level)! < words.length)
    .map(([level]) => ({ of: "level", level, ...standing(counts.get(level)!, words.length) }));
}

/** What lies beyond the values of training counts as the furthest of them: a line drawn on would say too much. */
function valueTerms(values: Float64Array): Term[] {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return [];
  const [low, high] = [known[0]!, known.at(-1)!];
  const mean = known.reduce((sum, value) => sum + value / known.length, 0);
  const spread = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2 / known.length, 0));
  return spread > 0 && Number.isFinite(spread) ? [{ of: "value", low, high, mean, scale: 1 / spread }] : [];
}

const standing = (rows: number, all: number) => ({ mean: rows / all, scale: LEVEL_SCALE });
