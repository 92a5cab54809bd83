import type { Services } from "../context.js";
import { hashSecret } from "../platform/hash-secret.js";
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
  const { cache, clock, orm } = services;
  const hash = hashSecret(secret);
  const kept = await cache.get(keyCacheKey(hash));
  if (kept !== null) return JSON.parse(kept) as KeyViewer;

  const em = orm.em.fork() as Em;
  const key = await em.findOne(ApiKey, { hash, revokedAt: null }, { filters: { school: false } });
  if (!key) return null;
  const viewer: KeyViewer = { kind: "key", keyId: key.id, schoolId: key.schoolId };
  await cache.set(keyCacheKey(hash), JSON.stringify(viewer), KEPT_SECONDS);

  const now = clock.now();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > USE_SECONDS * 1000) {
    await em.nativeUpdate(ApiKey, { id: key.id }, { lastUsedAt: now }, { filters: { school: false } });
  }
  return viewer;
}
