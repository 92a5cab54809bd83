import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { Em } from "../platform/orm.js";
import { verifyPassword } from "../platform/password-hash.js";
import { inTransaction } from "../platform/transaction.js";
import type { DeviceId, SchoolId, UserId } from "../values/ids.js";
import { forgetAccess } from "./announce-access-change.js";
import { Device } from "./device.entity.js";
import { endSessions } from "./end-sessions.js";
import { countAttempt, forgetAttempts } from "./limit-attempts.js";
import { type Login, parseLogin } from "./login.js";
import { newFamily, newRefreshToken, openSession, type Session } from "./open-session.js";
import { readRoles } from "./read-roles.js";
import { recordAudit } from "./record-audit.js";
import { User } from "./user.entity.js";

export type SignIn = {
  /** A phone number in any form, or an e-mail address. */
  login: string;
  password: string;
  /** The school to stand in; without it the first of the person's schools. */
  schoolId: SchoolId | null;
  /** The device this person had here before, to go on counting its operations. */
  deviceId: DeviceId | null;
  deviceLabel: string;
  remoteAddress: string;
};

const MAX_PASSWORD = 200;
const MAX_LABEL = 120;

/**
 * Opens a session for whoever knows the password. An unknown login and a wrong password get the same answer after the
 * same time. Each sign-in ends what was open on the device before.
 */
export async function signIn(services: Services, request: SignIn): Promise<Session> {
  const login = parseLogin(request.login);
  const counted = login?.kind === "phone" ? login.phone : (login?.email ?? request.login.slice(0, MAX_PASSWORD));
  await countAttempt(services, counted, request.remoteAddress);

  const em = services.orm.em.fork() as Em;
  const user = login && (await findUser(em, login));
  const password = request.password.slice(0, MAX_PASSWORD + 1);
  const knows = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !knows || user.disabledAt) {
    throw new Refusal(ErrorCode.unauthenticated, "That phone number or e-mail and password do not go together.");
  }
  await forgetAttempts(services, counted);

  const roles = await readRoles(em, user.id);
  const schoolId = request.schoolId ?? [...roles.keys()][0];
  const rolesThere = schoolId === undefined ? undefined : roles.get(schoolId);
  if (schoolId === undefined || !rolesThere) {
    throw new Refusal(ErrorCode.forbidden, "You have no role in that school. Ask its administrator to add you.");
  }

  const session = await inTransaction(services.orm.em as Em, async (tx) => {
    const deviceId = await useDevice(tx, user.id, request, services.clock.now());
    const standing = { userId: user.id, deviceId, schoolId, roles: rolesThere };
    await recordAudit(tx, {
      schoolId,
      userId: user.id,
      action: "user.signed-in",
      subject: `device:${deviceId}`,
      detail: "",
      at: services.clock.now(),
    });
    return openSession(tx, services, standing, newFamily(), newRefreshToken());
  });
  await forgetAccess(services, user.id);
  return session;
}

const findUser = (em: Em, login: Login) =>
  em.findOne(User, login.kind === "phone" ? { phone: login.phone } : { email: login.email });

async function useDevice(tx: Em, userId: UserId, { deviceId, deviceLabel }: SignIn, now: Date): Promise<DeviceId> {
  const label = deviceLabel.trim().slice(0, MAX_LABEL);
  const known = deviceId && (await tx.findOne(Device, { id: deviceId, userId, revokedAt: null }));
  if (known) {
    await endSessions(tx, [known.id], now);
    Object.assign(known, { label, lastSeenAt: now });
    await tx.flush();
    return known.id;
  }
  const device = tx.create(Device, { userId, label, createdAt: now, lastSeenAt: now });
  await tx.flush();
  return device.id;
}
