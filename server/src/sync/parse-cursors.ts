import type { ScopeId } from "../values/ids.js";

const MAX_LENGTH = 32 * 1024;

/** Reads `1:20 2:512`: up to which sequence a device knows each scope; `null` when it is not that. */
export function parseCursors(text: string): Map<ScopeId, number> | null {
  const cursors = new Map<ScopeId, number>();
  if (text === "") return cursors;
  if (text.length > MAX_LENGTH) return null;
  for (const pair of text.split(" ")) {
    const match = /^([1-9]\d{0,9}):(0|[1-9]\d{0,9})$/.exec(pair);
    const scope = Number(match?.[1]) as ScopeId;
    if (!match || cursors.has(scope)) return null;
    cursors.set(scope, Number(match[2]));
  }
  return cursors;
}
