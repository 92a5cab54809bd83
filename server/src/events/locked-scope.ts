import type { SchoolId, ScopeId } from "../values/ids.js";

/**
 * A scope whose row this transaction holds until it ends. `head` is the last sequence given out and `digest` that of
 * the items; both count on in memory, ahead of the row, whose head is `writtenHead`, until `writeChanges`.
 */
export type LockedScope = {
  readonly id: ScopeId;
  readonly schoolId: SchoolId;
  readonly name: string;
  /** When a backup was restored last, the sequences after `lostFrom` and before `lostTo` were lost; else both are 0. */
  readonly lostFrom: number;
  readonly lostTo: number;
  head: number;
  digest: number;
  writtenHead: number;
};

/** Whether a backup was restored after this was written: its author knew a life of the database that has ended. */
export const isOfEarlierLife = ({ lostTo }: LockedScope, { seen }: { readonly seen: number }): boolean => seen < lostTo;

/** The scope's next sequence. One that no item gets leaves a gap, which no reader minds. */
export const nextSeq = (scope: LockedScope): number => ++scope.head;
