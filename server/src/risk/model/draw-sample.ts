import type { Random } from "../../platform/random.js";

/** Of the rows or groups, as many as a bootstrap has different ones: the others are not seen. */
const SHARE = 0.632;

/**
 * The rows that a tree learns from, rising: a share of all, or of whole groups of rows, each drawn once, for twice the
 * same is twice the time and tells nothing more.
 */
export function drawSample(rows: number, groups: readonly number[][] | null, random: Random): Uint32Array {
  const drawn = groups
    ? drawSome([...groups], Math.round(SHARE * groups.length), random).flat()
    : drawSome(
        Array.from({ length: rows }, (_, row) => row),
        Math.round(SHARE * rows),
        random,
      );
  return Uint32Array.from(drawn).sort();
}

/**
 * Of rows those that cuts are looked for on, at most so many: of the rarer label all, or as many as of the other, for it
 * is they that tell where to cut. What the nodes say is learnt from all rows, so that it stays true.
 */
export function drawGrown(rows: Uint32Array, labels: Uint8Array, most: number, random: Random): Uint32Array {
  if (rows.length <= most) return rows;
  const [events, others] = partByLabel(rows, labels);
  const fewer = Math.min(events.length, others.length, most >> 1);
  const some = (of: Uint32Array, other: Uint32Array) =>
    drawSome(Array.from(of), Math.min(of.length, other.length > of.length ? fewer : most - fewer), random);
  return Uint32Array.from([...some(events, others), ...some(others, events)]).sort();
}

export function partByLabel(rows: Uint32Array, labels: Uint8Array): [events: Uint32Array, others: Uint32Array] {
  return [rows.filter((row) => labels[row] === 1), rows.filter((row) => labels[row] === 0)];
}

function drawSome<Item>(items: Item[], wanted: number, random: Random): Item[] {
  for (let at = 0; at < wanted; at++) {
    const other = random.between(at, items.length - 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items.slice(0, wanted);
}
