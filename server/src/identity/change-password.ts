import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { Em } from "../platform/orm.js";
import { hashPassword, verifyPassword } from "../platform/password-hash.js";
import { inTransaction } from "../platform/transaction.js";
import { announceAccessChange } from "./announce-access-change.js";
import { checkPassword } from "./check-password.js";
import { Device } from "./device.entity.js";
import { endSessions } from "./end-sessions.js";
import { countAttempt, forgetAttempts } from "./limit-attempts.js";
import { recordAudit } from "./record-audit.js";
import { User } from "./user.entity.js";
import type { UserViewer } from "./viewer.js";

/** Sets a new password for whoever knows the present one, and signs out every other device of theirs. */
export async function changePassword(
  services: Services,
  { userId, schoolId, deviceId }: UserViewer,
  { current, next, remoteAddress }: { current: string; next: string; remoteAddress: string },
): Promise<void> {
  const attempts = `password of ${userId}`;
  await countAttempt(services, attempts, remoteAddress);
  const user = await (services.orm.em.fork() as Em).findOneOrFail(User, { id: userId });
  if (!(await verifyPassword(current, user.passwordHash ?? null))) {
    throw new Refusal(ErrorCode.badInput, "That is not your present password.");
  }
  if (next === current) {
    throw new Refusal(ErrorCode.badInput, "That is your present password. Choose another one.");
  }
  checkPassword(next, user);
  const passwordHash = await hashPassword(next);
  const now = services.clock.now();
  await inTransaction(services.orm.em as Em, async (tx) => {
    await tx.nativeUpdate(User, { id: userId }, { passwordHash });
    const others = await tx.find(Device, { userId, id: { $ne: deviceId } }, { fields: ["id"] });
    await endSessions(
      tx,
      others.map(({ id }) => id),
      now,
    );
    await recordAudit(tx, {
      schoolId,
      userId,
      action: "password.changed",
      subject: `user:${userId}`,
      detail: "",
      at: now,
    });
  });
  await forgetAttempts(services, attempts);
  await announceAccessChange(services, userId);
}
