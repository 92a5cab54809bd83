import type { Services } from "../context.js";
import { readKept } from "../platform/kept-copy.js";
import type { Em } from "../platform/orm.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { Role } from "../values/role.js";
import { Device } from "./device.entity.js";
import { Membership } from "./membership.entity.js";
import { RefreshToken } from "./refresh-token.entity.js";
import { User } from "./user.entity.js";

/** What a user may use at this moment: their roles by school, and the devices on which they are signed in. */
export type Access = { roles: Record<SchoolId, Role[]>; devices: DeviceId[] };

const NONE: Access = { roles: {}, devices: [] };
const KEPT_SECONDS = 30;
/** Whoever signs in on more devices than this is signed out on those used longest ago. */
const MOST_DEVICES = 50;
const RECENT = { fields: ["id"], orderBy: { lastSeenAt: "desc" }, limit: MOST_DEVICES } as const;

export const accessKey = (userId: UserId) => `access:${userId}`;

/**
 * A user's access, kept for seconds so that a request costs no query. Whoever takes access away calls
 * `announceAccessChange`, so that it ends at once and not when the copy does.
 */
export async function readAccess({ orm, cache, clock }: Services, userId: UserId): Promise<Access> {
  const read = () => queryAccess(orm.em.fork() as Em, userId, clock.now());
  return (await readKept(cache, accessKey(userId), KEPT_SECONDS, read)) ?? NONE;
}

async function queryAccess(em: Em, userId: UserId, now: Date): Promise<Access> {
  const user = await em.findOne(User, { id: userId, disabledAt: null });
  if (!user) return NONE;
  const memberships = await em.find(Membership, { userId }, { filters: { school: false } });
  const devices = await em.find(Device, { userId, revokedAt: null }, RECENT);
  const sessions = await em.find(
    RefreshToken,
    { deviceId: { $in: devices.map(({ id }) => id) }, usedAt: null, revokedAt: null, expiresAt: { $gt: now } },
    { fields: ["deviceId"] },
  );
  const roles: Access["roles"] = {};
  for (const { schoolId, role } of memberships) (roles[schoolId] ??= []).push(role);
  return { roles, devices: [...new Set(sessions.map(({ deviceId }) => deviceId))] };
}
