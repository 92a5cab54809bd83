import type { Services } from "../context.js";
import { hashSecret } from "../platform/hash-secret.js";
import { readKept } from "../platform/kept-copy.js";
import type { Em } from "../platform/orm.js";
import { ApiKey } from "./api-key.entity.js";
import type { KeyViewer } from "./viewer.js";

export const API_KEY_PREFIX = "asili_";

const KEPT_SECONDS = 30;
/** When a key was last used is told to the hour: enough to see whether it still is, too little to watch anybody by. */
const USE_SECONDS = 3600;

export const keyCacheKey = (hash: string) => `api-key:${hash}`;

/** Whose key it is; null when it is none of ours or was revoked. */
export async function authenticateKey(services: Services, secret: string): Promise<KeyViewer | null> {
  const hash = hashSecret(secret);
  return readKept(services.cache, keyCacheKey(hash), KEPT_SECONDS, () => readKey(services, hash));
}

async function readKey({ clock, orm }: Services, hash: string): Promise<KeyViewer | null> {
  const em = orm.em.fork() as Em;
  const key = await em.findOne(ApiKey, { hash, revokedAt: null }, { filters: { school: false } });
  if (!key) return null;
  const now = clock.now();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > USE_SECONDS * 1000) {
    await em.nativeUpdate(ApiKey, { id: key.id }, { lastUsedAt: now }, { filters: { school: false } });
  }
  return { kind: "key", keyId: key.id, schoolId: key.schoolId };
}
