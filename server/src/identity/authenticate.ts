import type { Services } from "../context.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import { API_KEY_PREFIX, authenticateKey } from "./authenticate-key.js";
import { readAccess } from "./read-access.js";
import type { UserViewer, Viewer } from "./viewer.js";

/** Who is asking, and until when that holds; null as an end means until it is revoked. */
export type Authentication = { viewer: Viewer; expiresAt: Date | null };

/** Short, because they travel with every request: user, school, device and the instant of expiry in unix seconds. */
type Claims = { u: UserId; s: SchoolId; d: DeviceId; exp: number };

/** Reads an access token or an API key; null when it is not, or no longer, good for anything. */
export async function authenticate(services: Services, credential: string): Promise<Authentication | null> {
  if (credential.startsWith(API_KEY_PREFIX)) {
    const viewer = await authenticateKey(services, credential);
    return viewer && { viewer, expiresAt: null };
  }
  const reading = services.tokens.verify(credential, services.clock.now());
  if (!reading.ok) return null;
  const claims = reading.claims as Claims;
  const viewer = await viewerOf(services, claims);
  return viewer && { viewer, expiresAt: new Date(claims.exp * 1000) };
}

async function viewerOf(
  services: Services,
  { u: userId, s: schoolId, d: deviceId }: Claims,
): Promise<UserViewer | null> {
  const access = await readAccess(services, userId);
  const roles = access.roles[schoolId];
  if (!roles || !access.devices.includes(deviceId)) return null;
  return { kind: "user", userId, schoolId, deviceId, roles: new Set(roles) };
}

/** The credential of an `authorization: Bearer ...` header; null without one. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(header?.trim() ?? "")?.[1] ?? null;
}
