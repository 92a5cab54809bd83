import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./make-folder.js";
import { StartFault } from "./start-fault.js";

/**
 * What a file of the data folder holds, as JSON; null when it is not JSON. Where there is no such file yet it is made of
 * `fresh`, readable by its owner only. Two processes that start at once agree: whoever comes second reads what the first
 * wrote.
 */
export async function readOrMake(dataDir: string, name: string, fresh: () => unknown): Promise<unknown> {
  const file = join(dataDir, name);
  await makeFolder(dataDir);
  const draft = `${file}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, JSON.stringify(fresh(), null, 2), { mode: 0o600 });
  // A link appears whole or not at all, which a write to the file itself would not.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  return readJson(file);
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new StartFault(`${file} cannot be read (${error.code}). Let this user read it, or move it away.`);
  });
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
