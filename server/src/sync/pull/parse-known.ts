import type { ScopeId } from "../../values/ids.js";

/** What a device knows already. */
export type Known = {
  /** Null before its first page. */
  readonly epoch: string | null;
  readonly access: string | null;
  /** Up to which sequence it knows each scope. */
  readonly cursors: ReadonlyMap<ScopeId, number>;
  /** The digests of its scopes, added up modulo 2^32; null when it does not want them compared. */
  readonly digest: number | null;
};

const MAX_LENGTH = 32 * 1024;
const MAX_NUMBER = 2 ** 31 - 1;
const MAX_DIGEST = 2 ** 32 - 1;

/** Reads `<epoch> <access> <scope>:<sequence> ... =<digest>`, `-` for what is not known; `null` when it is not that. */
export function parseKnown(text: string): Known | null {
  if (text.length > MAX_LENGTH) return null;
  const [epoch, access, ...rest] = text.split(" ");
  const digest = rest.at(-1)?.startsWith("=") ? wholeNumber(rest.pop()!.slice(1), 0, MAX_DIGEST) : undefined;
  const cursors = parseCursors(rest);
  const isRead = isName(epoch) && isName(access) && digest !== null && cursors !== null;
  return isRead ? { epoch: nameOf(epoch), access: nameOf(access), cursors, digest: digest ?? null } : null;
}

function parseCursors(pairs: readonly string[]): Map<ScopeId, number> | null {
  const cursors = new Map<ScopeId, number>();
  for (const pair of pairs) {
    const [scopeText, seqText, ...more] = pair.split(":");
    const scope = wholeNumber(scopeText, 1, MAX_NUMBER) as ScopeId | null;
    const seq = wholeNumber(seqText, 0, MAX_NUMBER);
    if (scope === null || seq === null || more.length > 0 || cursors.has(scope)) return null;
    cursors.set(scope, seq);
  }
  return cursors;
}

const isName = (text: string | undefined): text is string => text !== undefined && /^(-|[0-9a-z]{1,16})$/.test(text);

const nameOf = (text: string): string | null => (text === "-" ? null : text);

function wholeNumber(text: string | undefined, least: number, most: number): number | null {
  if (text === undefined || !/^(0|[1-9]\d{0,9})$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}
