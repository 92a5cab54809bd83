import type { DBCore, DBCoreMutateRequest, DBCoreMutateResponse, DBCoreTable } from "dexie";
import type { AsiliDb } from "../../src/db/asili-db";
import type { FaultLog } from "./fault-log";
import type { Tampering } from "./tampering";

type Trouble = "disk full" | "tab killed at a write";

/** One tab's way to its disk: at a write of one's choosing the disk is full, or the tab dies. */
export class RoughDisk {
  readonly #db: AsiliDb;
  readonly #faults: FaultLog;
  #awaited: { readonly trouble: Trouble; writes: number } | null = null;

  /** The database must not have been opened. */
  constructor(db: AsiliDb, faults: FaultLog, write: NonNullable<Tampering["write"]>) {
    this.#db = db;
    this.#faults = faults;
    const mutate = (table: DBCoreTable, request: DBCoreMutateRequest): Promise<DBCoreMutateResponse> => {
      this.#strike();
      const written = write(table.name, request);
      return written ? table.mutate(written) : Promise.resolve(NOTHING_WRITTEN);
    };
    const roughen = (table: DBCoreTable): DBCoreTable => ({ ...table, mutate: (request) => mutate(table, request) });
    db.use({
      stack: "dbcore",
      name: "rough-disk",
      create: (core: DBCore) => ({ ...core, table: (name) => roughen(core.table(name)) }),
    });
  }

  /** Has the trouble come at the write after so many. */
  await(trouble: Trouble, writes: number): void {
    this.#awaited = { trouble, writes };
  }

  calm(): void {
    this.#awaited = null;
  }

  #strike(): void {
    if (!this.#awaited || this.#awaited.writes-- > 0) return;
    const { trouble } = this.#awaited;
    this.#awaited = null;
    this.#faults.count(trouble);
    if (trouble === "tab killed at a write") this.#db.close({ disableAutoOpen: true });
    throw new DOMException(trouble, trouble === "disk full" ? "QuotaExceededError" : "AbortError");
  }
}

const NOTHING_WRITTEN: DBCoreMutateResponse = { numFailures: 0, failures: {}, results: [], lastResult: undefined };
