import type { Services } from "../../context.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { beginEpoch } from "./begin-epoch.js";

const ACTION = "epoch.begun";
/** Of everybody together once in so long, and of one person once in so many days. */
const ALL_SECONDS = 3600;
const ONE_DAYS = 30;

/**
 * Begins an epoch since a phone knows what the database has lost. A phone that lies must not have everyone fetch
 * everything again and again. Whom it was begun for is noted in the database itself: a backup from before has no such
 * note, so that the next loss is believed of the same person.
 */
export async function beginEpochForPhone(
  services: Pick<Services, "cache" | "logger">,
  em: Em,
  { schoolId, userId, deviceId }: UserViewer,
  epoch: string,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - ONE_DAYS * 86_400_000);
  const sql = "select id from audit_event where school_id = ? and at > ? and user_id = ? and action = ? limit 1";
  if ((await runSql(em, sql, [schoolId, since, userId, ACTION])).length > 0) return false;
  if ((await services.cache.increment("epoch-begun-for-a-phone", ALL_SECONDS)) > 1) return false;
  const detail = await beginEpoch(em, epoch, now);
  const audit = { schoolId, userId, action: ACTION, subject: `device:${deviceId}`, detail, at: now };
  await inTransaction(em, (tx) => recordAudit(tx, audit));
  services.logger.warn(
    { deviceId },
    "a phone knows what the database has lost: phones send again what they sent in the last 30 days",
  );
  return true;
}
