import type { DBCoreMutateRequest } from "dexie";
import type { Phone } from "../../src/sync/testing/a-phone";
import type { Classroom } from "../engine/classroom";

/** Places between the engine and the world where a bug can be planted. */
export type Tampering = {
  /** Before operations with these counters leave the phone. */
  readonly beforePush?: (room: Classroom, phone: Phone, counters: readonly number[]) => Promise<void>;
  /** What the server is sent instead. */
  readonly operations?: (operations: readonly string[]) => readonly string[];
  /** What the phone is answered instead. */
  readonly answer?: (text: string) => string;
  /** What is written to the phone's disk instead; null writes nothing and says it did. */
  readonly write?: (table: string, request: DBCoreMutateRequest) => DBCoreMutateRequest | null;
};
