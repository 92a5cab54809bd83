import type { DBCore, DBCoreMutateRequest, DBCoreMutateResponse, DBCoreTable, DBCoreTransaction } from "dexie";
import type { AsiliDb } from "../../src/db/asili-db";
import type { Tab } from "./tab";
import type { Tampering } from "./tampering";

/** One tab's way to its disk: wherever it waits for the disk the tab may die, and a write may find the disk full. */
export class RoughDisk {
  readonly #tab: Tab;
  readonly #open = new Set<IDBTransaction>();

  /** The database must not have been opened. */
  constructor(db: AsiliDb, tab: Tab, write: NonNullable<Tampering["write"]>) {
    this.#tab = tab;
    const mutate = (table: DBCoreTable, request: DBCoreMutateRequest): Promise<DBCoreMutateResponse> => {
      const written = write(table.name, request);
      return this.#at("write", () => (written ? table.mutate(written) : Promise.resolve(NOTHING_WRITTEN)));
    };
    const roughen = (table: DBCoreTable): DBCoreTable => ({
      ...table,
      mutate: (request) => mutate(table, request),
      get: (request) => this.#at("read", () => table.get(request)),
      getMany: (request) => this.#at("read", () => table.getMany(request)),
      query: (request) => this.#at("read", () => table.query(request)),
      openCursor: (request) => this.#at("read", () => table.openCursor(request)),
      count: (request) => this.#at("read", () => table.count(request)),
    });
    db.use({
      stack: "dbcore",
      name: "rough-disk",
      create: (core: DBCore) => ({
        ...core,
        table: (name) => roughen(core.table(name)),
        transaction: (...asked) => this.#watch(core.transaction(...asked)),
      }),
    });
  }

  /** What was not committed when the tab died never was. */
  abort(): void {
    for (const transaction of this.#open) {
      try {
        transaction.abort();
      } catch {
        // It was over.
      }
    }
    this.#open.clear();
  }

  #at<Result>(place: "read" | "write", ask: () => Promise<Result>): Promise<Result> {
    const stops = this.#tab.reach(place);
    if (stops) return stops as Promise<never>;
    return ask();
  }

  /** Its commit is a place too. */
  #watch(transaction: DBCoreTransaction): DBCoreTransaction {
    if (!this.#tab.isArmed) return transaction;
    const idb = transaction as unknown as IDBTransaction;
    this.#open.add(idb);
    let told: IDBTransaction["oncomplete"] = null;
    const onComplete = (event: Event): void => {
      this.#open.delete(idb);
      const stops = this.#tab.reach("commit");
      if (!stops) told?.call(idb, event);
      else void stops.then(() => told?.call(idb, event));
    };
    Object.defineProperty(idb, "oncomplete", {
      get: () => onComplete,
      set: (listener) => {
        told = listener;
      },
    });
    return transaction;
  }
}

const NOTHING_WRITTEN: DBCoreMutateResponse = { numFailures: 0, failures: {}, results: [], lastResult: undefined };
