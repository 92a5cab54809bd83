import { z } from "zod";
import { SUBJECT_GROUPS } from "../../values/subject-group.js";
import { scaleFaults } from "./scale-faults.js";
import type { ScaleRule } from "./scale-rule.js";

export type ScaleResult =
  | { readonly ok: true; readonly rule: ScaleRule }
  /** Sentences for people, each about one thing to put right. */
  | { readonly ok: false; readonly problems: readonly string[] };

const MOST_BANDS = 20;
const MOST_SLOTS = 12;
const MOST_OWN_BOUNDARIES = 60;
const MOST_POINTS = 100;

type Issue = { readonly code?: string; readonly keys?: readonly string[] };

/** A mistyped name would else be passed over in silence. */
const known = {
  error: ({ code, keys }: Issue) =>
    code === "unrecognized_keys" ? `has what is not known: ${keys?.join(", ")}.` : "is not filled in.",
};

const hasDecimals = (most: 1 | 2) => (value: number) => Number(value.toFixed(most)) === value;

const Label = z
  .string("has no label.")
  .regex(/^[A-Z0-9][A-Z0-9+-]{0,4}$/i, "needs a label of 1 to 5 letters, digits, + or -, such as EE1 or B+.");

const points = `needs points: a whole number from 0 to ${MOST_POINTS}.`;
const percent = "needs the lowest percent that earns it, from 0 to 100, with at most one decimal.";
const mean = `needs the lowest mean that earns it, from 0 to ${MOST_POINTS} points, with at most two decimals.`;

const Band = z.strictObject(
  {
    label: Label,
    points: z.int(points).min(0, points).max(MOST_POINTS, points),
    from: z.number(percent).min(0, percent).max(100, percent).refine(hasDecimals(1), percent),
  },
  known,
);

const MeanBand = z.strictObject(
  {
    label: Label,
    from: z.number(mean).min(0, mean).max(MOST_POINTS, mean).refine(hasDecimals(2), mean),
  },
  known,
);

const listOf = <Item extends z.ZodType>(item: Item, most: number, what: string) =>
  z.array(item, `needs ${what}.`).min(1, `needs at least one of ${what}.`).max(most, `has more than ${most} ${what}.`);

const count = `needs how many subjects it takes, from 1 to ${MOST_SLOTS}.`;

const Slot = z.strictObject(
  {
    count: z.int(count).min(1, count).max(MOST_SLOTS, count),
    groups: listOf(z.enum(SUBJECT_GROUPS, "names a group of subjects that there is not."), 10, "groups").nullable(),
  },
  known,
);

const Mean = z.strictObject(
  {
    slots: listOf(Slot, MOST_SLOTS, "slots"),
    bands: listOf(MeanBand, MOST_BANDS, "bands"),
    rounding: z.literal("nearest", "rounds to the nearest."),
    whenMissing: z.enum(["none", "zero"], "says no mean grade or 0 points for a slot that nothing fills."),
  },
  known,
);

const Rule = z.strictObject(
  {
    curriculum: z.enum(["cbe", "8-4-4", "own"], "is for CBE, for 8-4-4, or the school's own."),
    bands: listOf(Band, MOST_BANDS, "bands"),
    bySubject: z
      .array(
        z.strictObject(
          {
            subjectId: z.int("needs a subject.").positive("needs a subject."),
            bands: listOf(Band, MOST_BANDS, "bands"),
          },
          known,
        ),
        "needs a list of the subjects with boundaries of their own; it may be empty.",
      )
      .max(MOST_OWN_BOUNDARIES, `has more than ${MOST_OWN_BOUNDARIES} subjects with boundaries of their own.`),
    rounding: z.enum(["nearest", "none"], "rounds to the nearest whole percent, or not at all."),
    totals: z.boolean("says whether there are totals."),
    positions: z.boolean("says whether there are positions."),
    mean: Mean.nullable(),
  },
  known,
);

/** Reads a scale's rule from its JSON; of one that is no rule, everything that is wrong with it. */
export function parseScaleRule(json: unknown): ScaleResult {
  const parsed = Rule.safeParse(json);
  const problems = parsed.success
    ? scaleFaults(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${placeOf(path)} ${message}`);
  return parsed.success && problems.length === 0 ? { ok: true, rule: parsed.data } : { ok: false, problems };
}

const PLACES: Record<string, string> = {
  bands: "Band",
  bySubject: "Subject with its own boundaries",
  mean: "The mean grade",
  slots: "slot",
};

/** `bands.2.from` -> `Band 3`; `mean.slots.0.count` -> `The mean grade, slot 1`. */
function placeOf(path: readonly PropertyKey[]): string {
  const parts = path.flatMap((part, index) => {
    if (typeof part === "number") return [];
    const number = path[index + 1];
    const name = PLACES[String(part)];
    if (name === undefined) return [];
    if (typeof number === "number") return [`${name} ${number + 1}`];
    return part === "mean" ? [name] : [];
  });
  return parts.length > 0 ? parts.join(", ").replace(", Band", ", band") : "The scale";
}
