/** What must never be: each count is to be 0. */
export const KINDS = [
  "lost",
  "doubled",
  "silently overwritten",
  "refused without cause",
  "not told",
  "replicas unequal",
  "queues not empty",
  "kept after access ended",
  "status untrue",
  "sent by two tabs at once",
] as const;
export type FindingKind = (typeof KINDS)[number];

/** What a checker found, in words and by kind. */
export class Findings {
  readonly counts: Record<FindingKind, number>;
  readonly notes: string[] = [];

  constructor() {
    this.counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<FindingKind, number>;
  }

  add(kind: FindingKind, note: string): void {
    this.counts[kind] += 1;
    this.notes.push(`${kind}: ${note}`);
  }
}
