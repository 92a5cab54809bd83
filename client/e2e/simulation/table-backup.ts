import type { Em } from "../../../server/src/platform/orm.js";
import { runSql } from "../../../server/src/platform/sql.js";
import { inTransaction } from "../../../server/src/platform/transaction.js";

/** All tables of a MySQL database as they were once. */
export class TableBackup {
  readonly #tables: readonly string[];

  private constructor(tables: readonly string[]) {
    this.#tables = tables;
  }

  static async take(em: Em): Promise<TableBackup> {
    const rows = await runSql<{ name: string }>(
      em,
      "select table_name as name from information_schema.tables where table_schema = database() and table_name not like 'bk\\_%'",
    );
    const tables = rows.map(({ name }) => name).filter((name) => name !== "migration");
    for (const name of tables) {
      await runSql(em, `create table if not exists \`bk_${name}\` like \`${name}\``);
      await runSql(em, `truncate table \`bk_${name}\``);
      await runSql(em, `insert into \`bk_${name}\` select * from \`${name}\``);
    }
    return new TableBackup(tables);
  }

  async putBack(em: Em): Promise<void> {
    await inTransaction(em, async (tx) => {
      await runSql(tx, "set foreign_key_checks = 0");
      for (const name of this.#tables) {
        await runSql(tx, `delete from \`${name}\``);
        await runSql(tx, `insert into \`${name}\` select * from \`bk_${name}\``);
      }
      await runSql(tx, "set foreign_key_checks = 1");
    });
  }
}
