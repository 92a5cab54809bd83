import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import type { SchoolId } from "../values/ids.js";
import { announceAccessChange } from "./announce-access-change.js";
import { endSessions } from "./end-sessions.js";
import { newFamily, newRefreshToken, openSession, type Session } from "./open-session.js";
import { readRoles } from "./read-roles.js";
import type { UserViewer } from "./viewer.js";

/** Ends the session on this device and opens one that stands in another of the viewer's schools. */
export async function switchSchool(services: Services, viewer: UserViewer, schoolId: SchoolId): Promise<Session> {
  const { userId, deviceId } = viewer;
  const session = await inTransaction(services.orm.em as Em, async (tx) => {
    const roles = (await readRoles(tx, userId)).get(schoolId);
    if (!roles) throw new Refusal(ErrorCode.forbidden, "You have no role in that school.");
    await endSessions(tx, [deviceId], services.clock.now());
    return openSession(tx, services, { userId, deviceId, schoolId, roles }, newFamily(), newRefreshToken());
  });
  await announceAccessChange(services, userId);
  return session;
}
