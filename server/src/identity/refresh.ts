import { LockMode } from "@mikro-orm/core";
import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import { hashSecret } from "../platform/hash-secret.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import { announceAccessChange } from "./announce-access-change.js";
import { Device } from "./device.entity.js";
import { openSession, type Session, type Standing, toSession } from "./open-session.js";
import { readRoles } from "./read-roles.js";
import { recordAudit } from "./record-audit.js";
import { RefreshToken } from "./refresh-token.entity.js";
import { User } from "./user.entity.js";

/** How long a token that was just used still gets the very successor it got: two tabs, or an answer that went missing. */
const GRACE_SECONDS = 60;

type Outcome = { session: Session } | { reusedBy: Standing } | null;

/**
 * Changes a refresh token for its successor.
 *
 *   fresh                                   -> used; its successor is given
 *   used within the grace                   -> the same successor again, so copies of one request agree
 *   used longer ago, successor never used   -> the answer was lost: another successor is given, the first revoked
 *   used longer ago, successor used         -> somebody holds a copy: the whole family is revoked
 *   revoked while its family lives          -> likewise: whoever replaced it and whoever brings it are not the same
 *
 * So a teacher whose answer was lost in a dead spot is not signed out, and a stolen token is found out as soon as
 * both of its holders have used what they hold.
 */
export async function refresh(services: Services, refreshToken: string): Promise<Session> {
  const outcome = await inTransaction(services.orm.em as Em, (tx) => exchange(tx, services, refreshToken));
  if (outcome && "reusedBy" in outcome) await announceAccessChange(services, outcome.reusedBy.userId);
  if (outcome && "session" in outcome) return outcome.session;
  throw new Refusal(ErrorCode.unauthenticated, "Your sign-in has ended. Sign in again; nothing you recorded is lost.");
}

async function exchange(tx: Em, services: Services, text: string): Promise<Outcome> {
  const now = services.clock.now();
  const token = await tx.findOne(RefreshToken, { hash: hashSecret(text) }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!token || token.expiresAt <= now) return null;
  const standing = await standingOf(tx, token);
  if (!standing) return null;
  const familyLives = await tx.count(RefreshToken, { family: token.family, usedAt: null, revokedAt: null });
  if (familyLives === 0) return null;

  const later = { family: token.family, id: { $gt: token.id } };
  const successorUsed = (await tx.count(RefreshToken, { ...later, usedAt: { $ne: null } })) > 0;
  if (token.revokedAt || (token.usedAt && successorUsed)) {
    await revokeFamily(tx, token, standing, now);
    return { reusedBy: standing };
  }
  await tx.nativeUpdate(Device, { id: token.deviceId }, { lastSeenAt: now });
  if (token.usedAt && now.getTime() - token.usedAt.getTime() <= GRACE_SECONDS * 1000) {
    const given = await findGiven(tx, services, token, text, token.usedAt);
    if (given !== null) return { session: toSession(services, standing, given) };
  }
  if (token.usedAt) await tx.nativeUpdate(RefreshToken, { ...later, revokedAt: null }, { revokedAt: now });
  token.usedAt = now;
  const [next] = services.tokens.derive(successorSeed(text, now));
  return { session: await openSession(tx, services, standing, token.family, next) };
}

/** Successors are derived, not drawn, so that the same one can be given again though only its hash is kept. */
const successorSeed = (text: string, usedAt: Date) => `refresh:${text}:${usedAt.getTime()}`;

/** The successor that was given for the token; null when none of the present keys made it. */
async function findGiven(
  tx: Em,
  { tokens }: Services,
  token: RefreshToken,
  text: string,
  usedAt: Date,
): Promise<string | null> {
  for (const candidate of tokens.derive(successorSeed(text, usedAt))) {
    const hash = hashSecret(candidate);
    if (await tx.count(RefreshToken, { hash, family: token.family, revokedAt: null })) return candidate;
  }
  return null;
}

/** Where the token's session stands now: its user, and its school as long as the user has a role there. */
async function standingOf(tx: Em, { deviceId, sessionSchoolId }: RefreshToken): Promise<Standing | null> {
  const device = await tx.findOne(Device, { id: deviceId, revokedAt: null });
  const user = device && (await tx.findOne(User, { id: device.userId, disabledAt: null }));
  if (!user) return null;
  const roles = await readRoles(tx, user.id);
  const schoolId = roles.has(sessionSchoolId) ? sessionSchoolId : [...roles.keys()][0];
  const rolesThere = schoolId === undefined ? undefined : roles.get(schoolId);
  return schoolId !== undefined && rolesThere ? { userId: user.id, deviceId, schoolId, roles: rolesThere } : null;
}

async function revokeFamily(tx: Em, { family, deviceId }: RefreshToken, standing: Standing, now: Date): Promise<void> {
  await tx.nativeUpdate(RefreshToken, { family, revokedAt: null }, { revokedAt: now });
  await recordAudit(tx, {
    schoolId: standing.schoolId,
    userId: standing.userId,
    action: "refresh-token.reused",
    subject: `device:${deviceId}`,
    detail: "A refresh token came back after its successor was used; the device was signed out.",
    at: now,
  });
}
