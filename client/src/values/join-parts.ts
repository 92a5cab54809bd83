import type { CarryPart } from "./carry-text";

/** The parts read so far of one envelope, by their index. */
export type Parts = ReadonlyMap<number, CarryPart>;

/** Adds a part; one of another envelope begins anew, as its phone shows something else now. */
export function addPart(parts: Parts, part: CarryPart): Parts {
  const [first] = parts.values();
  const same = first?.tag === part.tag && first.of === part.of;
  return new Map([...(same ? parts : []), [part.index, part]]);
}

/** The envelope, once every part of it is there. */
export function joinParts(parts: Parts): Uint8Array<ArrayBuffer> | null {
  const [first] = parts.values();
  if (!first || parts.size < first.of) return null;
  const inOrder = [...parts.values()].sort((one, other) => one.index - other.index);
  return Uint8Array.from(inOrder.flatMap(({ bytes }) => [...bytes]));
}
