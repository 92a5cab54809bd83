import { IsolationLevel } from "@mikro-orm/core";
import type { Em } from "./orm.js";

/** Reads everything in `work` as of one moment, whatever is committed meanwhile. `work` only reads, through `tx`. */
export function inSnapshot<Result>(em: Em, work: (tx: Em) => Promise<Result>): Promise<Result> {
  const fork = em.fork({ clear: true, useContext: false });
  return fork.transactional((tx) => work(tx as Em), {
    isolationLevel: IsolationLevel.REPEATABLE_READ,
    readOnly: true,
  });
}
