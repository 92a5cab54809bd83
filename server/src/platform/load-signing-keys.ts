import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { readOrMake } from "./read-or-make.js";
import { StartFault } from "./start-fault.js";
import type { SigningKey } from "./tokens.js";

const NAME = "keys.json";
const KeyFile = z.array(z.object({ id: z.string().min(1), secret: z.string().min(32) })).min(1);

/** The keys kept in the data folder, made at the first start. */
export async function loadSigningKeys(dataDir: string): Promise<SigningKey[]> {
  const fresh = () => [{ id: randomBytes(2).toString("hex"), secret: randomBytes(32).toString("base64url") }];
  const parsed = KeyFile.safeParse(await readOrMake(dataDir, NAME, fresh));
  if (parsed.success) return parsed.data;
  throw new StartFault(
    `${join(dataDir, NAME)} holds no signing keys. Restore it from a backup, or move it away: new ones are made then, and everybody signs in anew.`,
  );
}
