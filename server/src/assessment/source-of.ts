import type { LockedScope } from "../events/locked-scope.js";
import type { Source, Writer } from "../events/source.js";
import type { ScoreBook } from "./score-book.js";

export const sourceOf = ({ now }: ScoreBook, { deviceId, counter, userId: authorId }: Writer, seq: number): Source => ({
  seq,
  deviceId,
  counter,
  authorId,
  at: now,
});

/**
 * What a device that has seen more than there ever was knew is a server that has since been restored from a backup: it
 * says nothing of what stands here now.
 */
export const seenBy = ({ seen }: Writer, { head }: LockedScope): number => (seen > head ? 0 : seen);
