import { createHash } from "node:crypto";
import type { Encoding } from "../encoding/encoding.js";
import type { Model } from "./model.js";
import { PARTS, type Tree } from "./tree.js";

/** Tells texts of other shapes apart. */
const FORMAT = 2;

/** What a model's text may come to, in bytes, with a little to spare. */
const MOST_BYTES = 1_480_000;
/** A regression's weight, at most. */
const WEIGHT_BYTES = 25;
/** A node takes 3.5 bytes on average, and each tree a few more; where there are many features their numbers take two more. */
const NODE_BYTES = 5;
const WIDE_NODE_BYTES = 6.5;

/** How many nodes the trees of a model may have for its text to be no longer than 1.5 MB. */
export function nodesThatFit(encodings: readonly Encoding[]): number {
  const terms = encodings.reduce((sum, encoding) => sum + encoding.terms.length, 0);
  const left = MOST_BYTES - Buffer.byteLength(JSON.stringify(encodings)) - terms * WEIGHT_BYTES;
  return Math.max(0, Math.floor(left / (encodings.length < 254 ? NODE_BYTES : WIDE_NODE_BYTES)));
}

/** A model as JSON: the same model gives the same bytes, and what is read from them scores exactly as it did. */
export function writeModel(model: Model): string {
  const { encodings, logistic, intercept, forestWeight, logisticWeight } = model;
  const trees = model.trees.map(writeTree);
  return JSON.stringify({ format: FORMAT, intercept, forestWeight, logisticWeight, encodings, logistic, trees });
}

/** Throws when the text is not one that `writeModel` wrote. */
export function readModel(text: string): Model {
  const { format, trees, ...model } = JSON.parse(text) as Omit<Model, "trees"> & { format: number; trees: string[] };
  if (format !== FORMAT) throw new Error(`A risk model of format ${format} cannot be read: train anew.`);
  return { ...model, trees: trees.map(readTree) };
}

/**
 * A tree as bytes in base 64, four a node or, of a leaf, three: 0 or the feature's number above 0 (two bytes from 255,
 * the first of them 255), the cut unless it is a leaf, the word. Where the right branch begins is told by the order.
 */
function writeTree({ feature, cut, value }: Tree): string {
  const bytes: number[] = [];
  for (const [node, split] of feature.entries()) {
    if (split < 254) bytes.push(split + 1);
    else bytes.push(255, split >> 8, split & 255);
    if (split >= 0) bytes.push(cut[node]!);
    const parts = Math.round(value[node]! * PARTS);
    bytes.push(parts >> 8, parts & 255);
  }
  return Buffer.from(bytes).toString("base64");
}

function readTree(text: string): Tree {
  const bytes = Buffer.from(text, "base64");
  const [feature, cut, right, value, open]: number[][] = [[], [], [], [], []];
  let at = 0;
  const byte = () => bytes[at++]!;
  const word = () => byte() * 256 + byte();
  while (at < bytes.length) {
    const first = byte();
    const split = first === 255 ? word() : first - 1;
    const node = feature!.push(split) - 1;
    cut!.push(split >= 0 ? byte() : 0);
    value!.push(word() / PARTS);
    right!.push(0);
    if (split >= 0) open!.push(node);
    else if (open!.length > 0) right![open!.pop()!] = node + 1;
  }
  return {
    feature: Int16Array.from(feature!),
    cut: Uint8Array.from(cut!),
    right: Int32Array.from(right!),
    value: Float64Array.from(value!),
  };
}

/** The first sixteen letters of a text's SHA-256. */
export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
