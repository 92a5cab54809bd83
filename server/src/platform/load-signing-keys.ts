import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { makeFolder } from "./make-folder.js";
import { StartFault } from "./start-fault.js";
import type { SigningKey } from "./tokens.js";

const KeyFile = z.array(z.object({ id: z.string().min(1), secret: z.string().min(32) })).min(1);

/**
 * The keys kept in the data folder, made at the first start and readable by their owner only. Two processes that
 * start at once agree: whoever comes second reads what the first wrote.
 */
export async function loadSigningKeys(dataDir: string): Promise<SigningKey[]> {
  const file = join(dataDir, "keys.json");
  await makeFolder(dataDir);
  const fresh = [{ id: randomBytes(2).toString("hex"), secret: randomBytes(32).toString("base64url") }];
  const draft = `${file}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, JSON.stringify(fresh, null, 2), { mode: 0o600 });
  // A link appears whole or not at all, which a write to the file itself would not.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  const parsed = KeyFile.safeParse(await readJson(file));
  if (!parsed.success) {
    throw new StartFault(
      `${file} holds no signing keys. Restore it from a backup, or move it away: new ones are made then, and everybody signs in anew.`,
    );
  }
  return parsed.data;
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
