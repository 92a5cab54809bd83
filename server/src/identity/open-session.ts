import { randomBytes } from "node:crypto";
import type { Services } from "../context.js";
import { hashSecret } from "../platform/hash-secret.js";
import type { Em } from "../platform/orm.js";
import type { Tokens } from "../platform/tokens.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import type { Role } from "../values/role.js";
import { RefreshToken } from "./refresh-token.entity.js";
import type { UserViewer } from "./viewer.js";

const ACCESS_SECONDS = 15 * 60;
/** Two months: a device that was away for a whole holiday still comes back without a password. */
export const REFRESH_SECONDS = 60 * 24 * 3600;

/** A sign-in that stands, with the only copy of its refresh token. */
export type Session = { viewer: UserViewer; accessToken: string; expiresAt: Date; refreshToken: string };

export type Standing = { userId: UserId; deviceId: DeviceId; schoolId: SchoolId; roles: Role[] };

export const newFamily = (): string => randomBytes(16).toString("hex");

export const newRefreshToken = (): string => randomBytes(32).toString("base64url");

/** Stores the refresh token's hash and makes an access token to go with it. */
export async function openSession(
  tx: Em,
  { tokens, clock }: Pick<Services, "tokens" | "clock">,
  standing: Standing,
  family: string,
  refreshToken: string,
): Promise<Session> {
  const now = clock.now();
  tx.create(RefreshToken, {
    deviceId: standing.deviceId,
    family,
    sessionSchoolId: standing.schoolId,
    hash: hashSecret(refreshToken),
    issuedAt: now,
    expiresAt: new Date(now.getTime() + REFRESH_SECONDS * 1000),
  });
  await tx.flush();
  return toSession({ tokens, clock }, standing, refreshToken);
}

/** A session around a refresh token that is stored already. */
export function toSession(
  { tokens, clock }: { tokens: Tokens; clock: Services["clock"] },
  { userId, deviceId, schoolId, roles }: Standing,
  refreshToken: string,
): Session {
  const now = clock.now();
  return {
    viewer: { kind: "user", userId, schoolId, deviceId, roles: new Set(roles) },
    accessToken: tokens.sign({ u: userId, s: schoolId, d: deviceId }, ACCESS_SECONDS, now),
    expiresAt: new Date((Math.floor(now.getTime() / 1000) + ACCESS_SECONDS) * 1000),
    refreshToken,
  };
}
