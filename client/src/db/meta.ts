import type { AssessmentId, ClassId, Position } from "../values/ids";
import type { Score } from "../values/score";
import type { AsiliDb } from "./asili-db";

/** A file of scores that was saved on this phone: of each that it changed what stood before and after. */
export type Brought = {
  readonly classId: ClassId;
  readonly fileName: string;
  /** Milliseconds, by this phone. */
  readonly at: number;
  readonly cells: readonly {
    readonly assessmentId: AssessmentId;
    readonly position: Position;
    readonly before: Score;
    readonly after: Score;
  }[];
};

/** What the phone notes of itself, one row each. */
export type Meta = {
  /** The last counter given to an operation. */
  counter: number;
  /** The school its user is in. */
  school: string;
  /** Whether the browser promised to keep the data; absent while it was not asked. */
  persisted: boolean;
  /** The browser threw an earlier copy away, with so much that was not sent; null where that is not known. */
  evicted: { lost: number | null };
  /** Bytes sent and received in a month. */
  bytes: { month: string; total: number };
  /** The last sheet of scores that was brought back as a file, and what stood before: it can be undone. */
  brought: Brought;
  /** Present while names of an earlier version lie open. */
  unsealed: true;
  /** With which what it says is signed when another carries it, and as what the server knows it; null before that. */
  deviceKey: { pair: CryptoKeyPair; knownAs: string | null };
};

export async function getMeta<Key extends keyof Meta>(db: AsiliDb, key: Key): Promise<Meta[Key] | undefined> {
  return (await db.meta.get(key))?.value as Meta[Key] | undefined;
}

export async function putMeta<Key extends keyof Meta>(db: AsiliDb, key: Key, value: Meta[Key]): Promise<void> {
  await db.meta.put({ key, value });
}
