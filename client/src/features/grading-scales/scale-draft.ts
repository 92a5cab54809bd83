import type { MeanRule, ScaleRule } from "./scale-rule";

/** A band while it is typed; `key` stays with it when others come and go. */
export type BandDraft = {
  readonly key: string;
  readonly label: string;
  readonly points: string;
  readonly from: string;
};

export type SlotDraft = { readonly key: string; readonly count: string; readonly groups: readonly string[] | null };

export type MeanDraft = {
  readonly slots: readonly SlotDraft[];
  readonly bands: readonly BandDraft[];
  readonly whenMissing: MeanRule["whenMissing"];
};

/** A scale while it is typed. */
export type ScaleDraft = {
  readonly name: string;
  readonly curriculum: ScaleRule["curriculum"];
  readonly rounding: ScaleRule["rounding"];
  readonly totals: boolean;
  readonly positions: boolean;
  readonly bands: readonly BandDraft[];
  /** Subjects with boundaries of their own, by the bands' keys. */
  readonly own: readonly { readonly subjectId: string; readonly from: Readonly<Record<string, string>> }[];
  readonly mean: MeanDraft | null;
};

let keys = 0;

export const freshKey = (): string => `k${++keys}`;

export function draftOf(name: string, rule: ScaleRule): ScaleDraft {
  const { curriculum, rounding, totals, positions, mean } = rule;
  const bands = rule.bands.map(({ label, points, from }) => ({
    key: freshKey(),
    label,
    points: String(points),
    from: String(from),
  }));
  const own = rule.bySubject.map(({ subjectId, bands: theirs }) => ({
    subjectId: String(subjectId),
    from: Object.fromEntries(bands.map(({ key }, place) => [key, String(theirs[place]?.from ?? "")])),
  }));
  return { name, curriculum, rounding, totals, positions, bands, own, mean: mean && meanDraftOf(mean) };
}

const meanDraftOf = ({ slots, bands, whenMissing }: MeanRule): MeanDraft => ({
  slots: slots.map(({ count, groups }) => ({ key: freshKey(), count: String(count), groups })),
  bands: bands.map(({ label, from }) => ({ key: freshKey(), label, points: "", from: String(from) })),
  whenMissing,
});

/** What was typed as the rule it stands for; only what has no faults is one that the server takes. */
export function ruleOf(draft: ScaleDraft): ScaleRule {
  const { curriculum, rounding, totals, positions, mean } = draft;
  const bands = draft.bands.map(({ label, points, from }) => ({
    label: label.trim(),
    points: Number(points),
    from: readNumber(from) ?? 0,
  }));
  const bySubject = draft.own.map(({ subjectId, from }) => ({
    subjectId: Number(subjectId),
    bands: bands.map((band, place) => ({ ...band, from: readNumber(from[draft.bands[place]!.key] ?? "") ?? 0 })),
  }));
  const rule = { curriculum, bands, bySubject, rounding, totals, positions };
  return { ...rule, mean: mean && meanRuleOf(mean) };
}

const meanRuleOf = ({ slots, bands, whenMissing }: MeanDraft): MeanRule => ({
  slots: slots.map(({ count, groups }) => ({ count: Number(count), groups })),
  bands: bands.map(({ label, from }) => ({ label: label.trim(), from: readNumber(from) ?? 0 })),
  rounding: "nearest",
  whenMissing,
});

/** `75`, `75.5` or `75,5`; null for what is no number from 0 on. */
export function readNumber(text: string): number | null {
  const clean = text.trim().replace(",", ".");
  return /^\d{1,3}(?:\.\d+)?$/.test(clean) ? Number(clean) : null;
}
