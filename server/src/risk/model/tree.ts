/**
 * A tree laid flat, its nodes from 0, each before what is below it: the left one is the next, `right` tells the other.
 * A row whose bin of `feature` (-1 at a leaf) is below `cut` goes left. `value` is what the tree says of the rows that
 * reach the node.
 */
export type Tree = {
  readonly feature: Int16Array;
  readonly cut: Uint8Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
};

/** What a tree says is kept to so many parts of one: two bytes, so that its text is short and reloading exact. */
export const PARTS = 65_535;

/** Bins of the rows, by feature. */
export type Bins = readonly Uint8Array[];

/** The leaf that a row comes to. */
export function leafOf({ feature, cut, right }: Tree, bins: Bins, row: number): number {
  let node = 0;
  for (let split = feature[0]!; split >= 0; split = feature[node]!) {
    node = bins[split]![row]! < cut[node]! ? node + 1 : right[node]!;
  }
  return node;
}

/** Adds to `into` what each feature on a row's way moved the tree's word by; tells the word before the first. */
export function addMoves({ feature, cut, right, value }: Tree, bins: Bins, row: number, into: Float64Array): number {
  let node = 0;
  for (let split = feature[0]!; split >= 0; split = feature[node]!) {
    const next = bins[split]![row]! < cut[node]! ? node + 1 : right[node]!;
    into[split]! += value[next]! - value[node]!;
    node = next;
  }
  return value[0]!;
}
