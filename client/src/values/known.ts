import type { ScopeId, Seq } from "./ids";

/** How far this phone knows what it may know; the digest of all its scopes only where it is to be compared. */
type Known = {
  readonly epoch: string | null;
  readonly access: string | null;
  readonly cursors: ReadonlyMap<ScopeId, Seq>;
  readonly digest: number | null;
};

/** `<epoch> <access> <scope>:<sequence> ... =<digest>`, with `-` for an epoch or an access not known yet. */
export function encodeKnown({ epoch, access, cursors, digest }: Known): string {
  const scopes = [...cursors].map(([scope, seq]) => `${scope}:${seq}`);
  return [epoch ?? "-", access ?? "-", ...scopes, ...(digest === null ? [] : [`=${digest}`])].join(" ");
}
