import { randomBytes } from "node:crypto";
import type { Em } from "./orm.js";
import { runSql } from "./sql.js";
import { writeRows } from "./write-rows.js";

const KEY = "installation";
const META = { name: "meta", columns: ["key", "value"] } as const;

/**
 * What tells an installation from every other, by whatever address its database is reached: drawn when that is made, and
 * the same in its backups. Empty as long as it has none.
 */
export async function readInstallation(em: Em): Promise<string> {
  const [row] = await runSql<{ value: string }>(em, "select value from meta where `key` = ?", [KEY]);
  return row?.value ?? "";
}

/** Names a database that has no name yet; to be done alone. */
export async function nameInstallation(em: Em): Promise<void> {
  if ((await readInstallation(em)) !== "") return;
  await writeRows(em, META, [{ key: KEY, value: randomBytes(9).toString("base64url") }]);
}
