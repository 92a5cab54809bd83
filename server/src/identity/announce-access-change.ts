import type { Services } from "../context.js";
import { voidKept } from "../platform/kept-copy.js";
import type { UserId } from "../values/ids.js";
import { keyCacheKey } from "./authenticate-key.js";
import { accessKey } from "./read-access.js";
import type { Viewer } from "./viewer.js";

/** Where open connections hear that what their owner may do has changed. */
export const ACCESS_TOPIC = "access";
export type AccessChange = { owner: string };

/** Names a viewer for counting and ending their connections. */
export const ownerOf = (viewer: Viewer): string =>
  viewer.kind === "user" ? userOwner(viewer.userId) : keyOwner(viewer.keyId);
const userOwner = (userId: UserId) => `user:${userId}`;
const keyOwner = (keyId: number) => `key:${keyId}`;

/** Call after the commit that gave a user something new, such as a device: it then counts from the next request. */
export const forgetAccess = ({ cache }: Pick<Services, "cache">, userId: UserId): Promise<void> =>
  voidKept(cache, accessKey(userId));

/** Call after the commit that changed a user's roles, devices or sign-ins: it then counts from the very next request,
 * and open connections are asked again who they are. */
export async function announceAccessChange({ cache, pubSub }: Services, userId: UserId): Promise<void> {
  await forgetAccess({ cache }, userId);
  await pubSub.publish(ACCESS_TOPIC, { owner: userOwner(userId) } satisfies AccessChange);
}

/** Call after the commit that revoked a key. */
export async function announceKeyRevoked({ cache, pubSub }: Services, keyId: number, hash: string): Promise<void> {
  await voidKept(cache, keyCacheKey(hash));
  await pubSub.publish(ACCESS_TOPIC, { owner: keyOwner(keyId) } satisfies AccessChange);
}
