/** `npm run backup -- FILE`: copies the database while it is in use. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { runOnConfig } from "./run-on-config.js";
import { saveCopy } from "./platform/database-copy.js";

const [path, ...others] = process.argv.slice(2);

await runOnConfig(async ({ database }) => {
  if (!path || others.length > 0) return { ok: false, said: "Use it so: npm run backup -- FILE" };
  const file = resolve(path);
  if (existsSync(file)) return { ok: false, said: `${file} is there already. Give each backup a name of its own.` };
  await saveCopy(database, file);
  return {
    ok: true,
    said: `${file} holds the database. Keep it on another machine, encrypted: it holds children's names.`,
  };
});
