import { RandomForestRegression } from "ml-random-forest";
import type { Random } from "../../platform/random.js";
import { drawCuts } from "./draw-cuts.js";
import { drawGrown, drawSample, partByLabel } from "./draw-sample.js";
import { flattenTree, type GrownNode, partRows } from "./flatten-tree.js";
import { rowsByGroup } from "./rows-by-group.js";
import { type Bins, leafOf, type Tree } from "./tree.js";

/** The one door to ml-random-forest, which is slow and wrong unless it is asked just so: see each line below. */

/** Trees as grown, and what those that did not see a row say of it (NaN where all saw it). */
export type Forest = { readonly trees: Tree[]; readonly outOfBag: Float64Array };

/** A node of at most so many rows is not parted. */
const LEAST_ROWS = 10;
/** Of more rows cuts are looked for on some: enough of them, the fewer the more features there are, and not too few a node. */
const ENOUGH_ROWS = 1000;
const MOST_ROWS = 5000;
const MOST_CELLS = 30_000;
const LEAST_ROWS_OF_SOME = 50;
const DEEPEST = 12;
/** Of the features, as many a tree. The package draws them by tree, not by cut: few a tree would starve it. */
const FEATURE_SHARE = 0.6;

export type Growing = {
  readonly bins: Bins;
  readonly labels: Uint8Array;
  /** A tree has seen a row when it has learnt from any row of the same group. Undefined: each row is its own. */
  readonly groups?: Int32Array | undefined;
  readonly trees: number;
  /** How many nodes all trees together may have. */
  readonly mostNodes: number;
  readonly random: Random;
  /** Told after each tree. */
  readonly onTree?: ((grown: number) => void) | undefined;
};

export function growForest({ bins, labels, groups, trees, mostNodes, random, onTree }: Growing): Forest {
  const together = groups ? rowsByGroup(groups) : null;
  const finest = bins.map((column) => column.reduce((most, bin) => Math.max(most, bin), 0));
  const grown: Tree[] = [];
  const sums = new Float64Array(labels.length);
  const votes = new Float64Array(labels.length);
  for (let nth = 0; nth < trees; nth++) {
    const sample = drawSample(labels.length, together, random);
    const root = growBranch(sample, { bins, finest, labels, eventsFirst: nth % 2 === 0, random });
    const tree = flattenTree(root, bins, labels, sample, Math.floor(mostNodes / trees));
    grown.push(tree);
    onTree?.(grown.length);
    const seen = new Set<number>();
    for (const row of sample) seen.add(groups ? groups[row]! : row);
    for (let row = 0; row < labels.length; row++) {
      if (seen.has(groups ? groups[row]! : row)) continue;
      sums[row]! += tree.value[leafOf(tree, bins, row)]! - tree.value[0]!;
      votes[row]!++;
    }
  }
  // A sample without a row has fewer of its kind: its trees' first words lean against the row, so all get the same.
  const first = grown.reduce((sum, { value }) => sum + value[0]! / trees, 0);
  return { trees: grown, outOfBag: sums.map((sum, row) => first + sum / votes[row]!) };
}

/** What a tree is grown on. */
type Ground = {
  readonly bins: Bins;
  readonly finest: readonly number[];
  readonly labels: Uint8Array;
  readonly eventsFirst: boolean;
  readonly random: Random;
};

/**
 * Parts rows by some of the features. Of more rows than are needed to see where to cut some are looked at, and its ends
 * are parted further by the rows that come to them.
 */
function growBranch(rows: Uint32Array, ground: Ground): GrownNode {
  const { bins, finest, labels, random } = ground;
  const columns = drawFeatures(bins.length, random).map((feature, _, drawn) => ({
    feature,
    cuts: drawCuts(finest[feature]!, drawn.length, random),
  }));
  const most = Math.max(ENOUGH_ROWS, Math.min(MOST_ROWS, Math.floor(MOST_CELLS / columns.length)));
  const some = drawGrown(rows, labels, most, random);
  const root = growTree(some, columns, ground, some === rows ? LEAST_ROWS : LEAST_ROWS_OF_SOME);
  return some === rows || !root.parts ? root : growEnds(root, rows, ground);
}

function growEnds({ parts }: GrownNode, rows: Uint32Array, ground: Ground): GrownNode {
  if (parts) {
    const [left, right] = partRows(parts, ground.bins, rows);
    return {
      parts: { ...parts, left: growEnds(parts.left, left, ground), right: growEnds(parts.right, right, ground) },
    };
  }
  const first = ground.labels[rows[0]!];
  const isMixed = rows.some((row) => ground.labels[row] !== first);
  return isMixed && rows.length > LEAST_ROWS ? growBranch(rows, ground) : {};
}

/** A feature that a tree is grown on, and the cuts of it that are tried. */
type GrownColumn = { readonly feature: number; readonly cuts: readonly number[] };

/**
 * One call of the package, whole rows and whole columns as handed over: bootstrap, features and cuts are drawn here. The
 * package tries a cut wherever the label changes between neighbours, so rows come in the order of their labels: there are
 * hardly more changes than bins.
 */
function growTree(rows: Uint32Array, columns: readonly GrownColumn[], ground: Ground, leastRows: number): GrownNode {
  const { bins, labels, eventsFirst } = ground;
  const [events, others] = partByLabel(rows, labels);
  const [first, second] = eventsFirst ? [events, others] : [others, events];
  const coarse = columns.map(({ feature, cuts }) => ({ column: bins[feature]!, codes: codesOf(cuts) }));
  const ordered = [...first, ...second];
  const cells = ordered.map((row) => coarse.map(({ column, codes }) => codes[column[row]!]!));
  const values = ordered.map((row) => labels[row]!);
  const root = callPackage(cells, values, columns, leastRows);
  if (root.parts || first.length === 0 || second.length === 0) return root;
  // At the root a cut that parts the labels wholly counts as none; one row that says otherwise makes it count. It comes
  // first: at the end it could hide the change of label that the cut is found by.
  return callPackage([cells[0]!, ...cells], [1 - values[0]!, ...values], columns, leastRows);
}

/** For each bin, how many of the cuts are at or below it. */
function codesOf(cuts: readonly number[]): Uint8Array {
  const codes = new Uint8Array(256);
  for (const cut of cuts) for (let bin = cut; bin < codes.length; bin++) codes[bin]!++;
  return codes;
}

type PackageNode = { splitColumn?: number; splitValue?: number; left?: PackageNode; right?: PackageNode };

function callPackage(
  rows: number[][],
  values: number[],
  columns: readonly GrownColumn[],
  leastRows: number,
): GrownNode {
  const forest = new RandomForestRegression({
    nEstimators: 1,
    maxFeatures: 1,
    replacement: false,
    useSampleBagging: false,
    noOOB: true,
    seed: 1,
    // Below zero, for a cut that leaves no error at all must count as well.
    treeOptions: { minNumSamples: leastRows, maxDepth: DEEPEST, gainThreshold: -1 },
  });
  forest.train(rows, values);
  // The package shuffles the columns.
  const [order = []] = forest.indexes ?? [];
  return readNode(
    forest.estimators?.[0]?.root as unknown as PackageNode,
    order.map((column) => columns[column]!),
  );
}

function readNode({ splitColumn, splitValue, left, right }: PackageNode, columns: readonly GrownColumn[]): GrownNode {
  if (!left || !right) return {};
  const { feature, cuts } = columns[splitColumn!]!;
  const cut = cuts[Math.ceil(splitValue!) - 1]!;
  return { parts: { feature, cut, left: readNode(left, columns), right: readNode(right, columns) } };
}

function drawFeatures(count: number, random: Random): number[] {
  const all = Array.from({ length: count }, (_, feature) => feature);
  const wanted = Math.min(count, Math.max(2, Math.round(count * FEATURE_SHARE)));
  for (let at = 0; at < wanted; at++) {
    const other = random.between(at, count - 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all.slice(0, wanted).sort((one, other) => one - other);
}
