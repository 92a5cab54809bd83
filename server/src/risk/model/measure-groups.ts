import { type Measures, measure } from "./measures.js";

/** A group of rows, such as girls or a grade, and how well it is foretold. */
export type GroupMeasures = { readonly group: string; readonly measures: Omit<Measures, "bins"> };

/** Measures by group, in alphabetical order. The top tenth is that of all rows: a list is made for a school, not a group. */
export function measureGroups(
  groups: readonly string[],
  probabilities: Float64Array,
  labels: Uint8Array,
): GroupMeasures[] {
  const bar = [...probabilities].sort((one, other) => other - one)[Math.max(1, Math.round(labels.length / 10)) - 1]!;
  return [...new Set(groups)].sort().map((group) => {
    const among = (_: unknown, row: number) => groups[row] === group;
    const { bins: _, ...measures } = measure(probabilities.filter(among), labels.filter(among));
    let found = 0;
    for (const [row, label] of labels.entries()) if (among(0, row) && probabilities[row]! >= bar) found += label;
    return { group, measures: { ...measures, recallAtTenth: measures.events > 0 ? found / measures.events : null } };
  });
}
