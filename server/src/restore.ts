/** `npm run restore -- FILE`: puts a backup in the place of the database, and has phones send again what is not in it. */
import "reflect-metadata";
import { resolve } from "node:path";
import { restoreDatabase } from "./restore-database.js";
import { runOnConfig } from "./run-on-config.js";

const [path, ...others] = process.argv.slice(2);

await runOnConfig(async (config) => {
  if (!path || others.length > 0)
    return { ok: false, said: "Use it so, with the server stopped: npm run restore -- FILE" };
  const { aside } = await restoreDatabase(config, resolve(path));
  const lines = [
    `The database is as ${path} has it. Start the server: each phone sends again what it sent in the last 30 days.`,
    "Who signed in after the backup was made is asked for their password first.",
  ];
  if (aside) lines.push(`What was there before is in ${aside}; delete it when all is well.`);
  return { ok: true, said: lines.join("\n") };
});
