import type { DBCoreMutateRequest } from "dexie";
import type { AsiliDb } from "../../src/db/asili-db";
import type { Campus } from "./campus";

/** Places between the engine and the world where a bug can be planted. */
export type Tampering = {
  /** Before operations leave the phone. */
  readonly beforePush?: (campus: Campus, db: AsiliDb, operations: readonly string[]) => Promise<void>;
  /** What the server is sent instead. */
  readonly operations?: (operations: readonly string[]) => readonly string[];
  /** When the server has taken operations, before anybody hears of it. */
  readonly afterPush?: (campus: Campus, device: number, operations: readonly string[]) => Promise<void>;
  /** What the server is told that the phone knows. */
  readonly known?: (known: string) => string;
  /** What the phone is answered instead. */
  readonly answer?: (text: string) => string;
  /** What is written to the phone's disk instead; null writes nothing and says it did. */
  readonly write?: (table: string, request: DBCoreMutateRequest) => DBCoreMutateRequest | null;
  /** Tabs do not wait for each other. */
  readonly withoutLocks?: boolean;
};
