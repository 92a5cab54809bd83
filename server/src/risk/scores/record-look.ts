import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, placesFor, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { UserId } from "../../values/ids.js";

export const LOOKED = "risk.looked";

const HOUR_MS = 3_600_000;

export type Look = {
  /** `learner:12`, or which list. */
  readonly subject: string;
  readonly detail: string;
};

export const recordLook = (em: Em, viewer: UserViewer, now: Date, look: Look): Promise<void> =>
  recordLooks(em, viewer, now, [look]);

/**
 * Writes down that somebody looked at risks, once for each person and subject within an hour; after the first time that
 * costs a glance at an index. Whoever reads waits for it: what cannot be written down is not shown.
 */
export async function recordLooks(em: Em, viewer: UserViewer, now: Date, looks: readonly Look[]): Promise<void> {
  if ((await unwritten(em, viewer, now, looks)).length === 0) return;
  const { schoolId, userId } = viewer;
  await inTransaction(em, async (tx) => {
    await holdUser(tx, userId);
    for (const look of await unwritten(tx, viewer, now, looks)) {
      await recordAudit(tx, { schoolId, userId, action: LOOKED, ...look, at: now });
    }
  });
}

async function unwritten(em: Em, viewer: UserViewer, now: Date, looks: readonly Look[]): Promise<Look[]> {
  const { schoolId, userId } = viewer;
  const subjects = looks.map(({ subject }) => subject);
  const rows = await runSql<{ subject: string }>(
    em,
    `select distinct subject from audit_event
     where school_id = ? and action = ? and subject in ${placesFor(subjects)} and user_id = ? and at > ?`,
    [schoolId, LOOKED, ...subjects, userId, new Date(now.getTime() - HOUR_MS)],
  );
  const written = new Set(rows.map(({ subject }) => subject));
  return looks.filter(({ subject }) => !written.has(subject));
}

/** Of two looks at the same moment the second waits, and finds the first. */
async function holdUser(tx: Em, userId: UserId): Promise<void> {
  if (!isSqlite(tx)) await runSql(tx, "select id from `user` where id = ? for update", [userId]);
}
