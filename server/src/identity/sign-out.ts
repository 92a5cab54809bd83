import type { Services } from "../context.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import { announceAccessChange } from "./announce-access-change.js";
import { endSessions } from "./end-sessions.js";
import type { UserViewer } from "./viewer.js";

/** Ends the viewer's sign-in on this device; its access token is refused from now on. */
export async function signOut(services: Services, { userId, deviceId }: UserViewer): Promise<void> {
  await inTransaction(services.orm.em as Em, (tx) => endSessions(tx, [deviceId], services.clock.now()));
  await announceAccessChange(services, userId);
}
