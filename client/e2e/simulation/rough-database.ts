import type { Em, Orm } from "../../../server/src/platform/orm.js";
import { isSqlite } from "../../../server/src/platform/sql.js";
import type { FaultLog } from "./fault-log";

export type DatabaseTrouble = "database deadlock" | "database fails";
type Run = (statement: { readonly sql: string }, ...rest: unknown[]) => Promise<unknown>;
type Connection = {
  getClient(): object;
  getNativeClient(): Promise<{ prepare(sql: string): unknown }>;
};

/** What is not a request's own: the relay tells events whenever it comes to it, and a transaction's frame has its own ways to fail. */
const SPARED = /^(begin|commit|rollback|savepoint|release|set|pragma)|^(select|delete)[^]*outbox_event/i;

/** The server's way to its database: at a statement of one's choosing the engine gives the transaction up, or dies. */
export class RoughDatabase {
  readonly #faults: FaultLog;
  #awaited: { readonly trouble: DatabaseTrouble; statements: number } | null = null;
  #calm = 0;

  constructor(faults: FaultLog) {
    this.#faults = faults;
  }

  /** Every statement goes through one method: in SQLite of the open file, elsewhere of the client and its transactions. */
  async roughen(orm: Orm): Promise<void> {
    const connection = orm.em.getConnection() as unknown as Connection;
    if (isSqlite(orm.em.fork() as Em)) {
      const file = await connection.getNativeClient();
      const prepare = file.prepare.bind(file);
      file.prepare = (sql) => {
        this.#strike(sql);
        return prepare(sql);
      };
      return;
    }
    const prototype = Object.getPrototypeOf(connection.getClient()) as { executeQuery: Run & { plain?: Run } };
    const plain = prototype.executeQuery.plain ?? prototype.executeQuery;
    const strike = (sql: string): void => this.#strike(sql);
    prototype.executeQuery = Object.assign(
      async function (this: unknown, statement: { readonly sql: string }, ...rest: unknown[]) {
        strike(statement.sql);
        return plain.call(this, statement, ...rest);
      },
      { plain },
    );
  }

  /** Has the trouble come at the statement after so many. */
  await(trouble: DatabaseTrouble, statements: number): void {
    this.#awaited = { trouble, statements };
  }

  calm(): void {
    this.#awaited = null;
  }

  /** What the world itself asks of the database is not troubled. */
  async calmly<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#calm += 1;
    return work().finally(() => (this.#calm -= 1));
  }

  #strike(sql: string): void {
    if (this.#calm > 0 || SPARED.test(sql) || !this.#awaited || this.#awaited.statements-- > 0) return;
    const { trouble } = this.#awaited;
    this.#awaited = null;
    this.#faults.count(trouble);
    if (trouble === "database fails") throw new Error("The disk of the server failed.");
    // As either engine words it, so that it is taken for what it is.
    throw Object.assign(new Error("Deadlock found; database is locked"), { errno: 1213, code: "ER_LOCK_DEADLOCK" });
  }
}
