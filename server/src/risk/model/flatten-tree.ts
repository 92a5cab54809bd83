import { type Bins, PARTS, type Tree } from "./tree.js";

/** A node as it was grown: a leaf has nothing below; of another, rows whose bin of `feature` is below `cut` go left. */
export type GrownNode = { readonly parts?: Parts };
type Parts = {
  readonly feature: number;
  readonly cut: number;
  readonly left: GrownNode;
  readonly right: GrownNode;
};

/**
 * A node's word is drawn towards that of the one above as if so many more rows had come that way (Agarwal et al. 2022,
 * hierarchical shrinkage): few rows say little.
 */
const SHRINKAGE = 10;
type Draft = { feature: number[]; cut: number[]; right: number[]; value: number[] };

/**
 * Lays a tree flat, its words learnt from the rows it was grown on. It has at most `mostNodes` nodes: where there are
 * more, those that the most rows come to are parted, the others are leaves.
 */
export function flattenTree(
  root: GrownNode,
  bins: Bins,
  labels: Uint8Array,
  sample: Uint32Array,
  mostNodes: number,
): Tree {
  const draft: Draft = { feature: [], cut: [], right: [], value: [] };
  const share = shareOf(labels, sample);
  const parted = chooseParted(root, bins, sample, Math.max(0, (mostNodes - 1) >> 1));
  layNode(root, sample, share, share);
  return {
    feature: Int16Array.from(draft.feature),
    cut: Uint8Array.from(draft.cut),
    right: Int32Array.from(draft.right),
    value: Float64Array.from(draft.value),
  };

  function layNode(node: GrownNode, rows: Uint32Array, above: number, word: number): void {
    const at = draft.feature.length;
    draft.feature.push(-1);
    draft.cut.push(0);
    draft.right.push(0);
    draft.value.push(Math.round(word * PARTS) / PARTS);
    if (!node.parts || parted?.has(node) === false) return;
    const own = shareOf(labels, rows, above);
    const below = (side: Uint32Array) =>
      word + (shareOf(labels, side, own) - own) / (1 + SHRINKAGE / Math.max(1, rows.length));
    const [left, right] = partRows(node.parts, bins, rows);
    draft.feature[at] = node.parts.feature;
    draft.cut[at] = node.parts.cut;
    layNode(node.parts.left, left, own, below(left));
    draft.right[at] = draft.feature.length;
    layNode(node.parts.right, right, own, below(right));
  }
}

/** The nodes that are parted, at most so many, or null where all are: as no more rows come to a node than to the one above, they hang together. */
function chooseParted(root: GrownNode, bins: Bins, sample: Uint32Array, most: number): Set<GrownNode> | null {
  if (countParted(root) <= most) return null;
  const found: { node: GrownNode; rows: number }[] = [];
  const walk = (node: GrownNode, rows: Uint32Array): void => {
    if (!node.parts) return;
    found.push({ node, rows: rows.length });
    const [left, right] = partRows(node.parts, bins, rows);
    walk(node.parts.left, left);
    walk(node.parts.right, right);
  };
  walk(root, sample);
  const largest = found.sort((one, other) => other.rows - one.rows).slice(0, most);
  return new Set(largest.map(({ node }) => node));
}

const countParted = ({ parts }: GrownNode): number =>
  parts ? 1 + countParted(parts.left) + countParted(parts.right) : 0;

export function partRows(
  { feature, cut }: Parts,
  bins: Bins,
  rows: Uint32Array,
): [left: Uint32Array, right: Uint32Array] {
  const column = bins[feature]!;
  return [rows.filter((row) => column[row]! < cut), rows.filter((row) => column[row]! >= cut)];
}

function shareOf(labels: Uint8Array, rows: Uint32Array, otherwise = 0): number {
  let events = 0;
  for (const row of rows) events += labels[row]!;
  return rows.length > 0 ? events / rows.length : otherwise;
}
