import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { PushState } from "./push-message.entity.js";

/** What a browser shows, and where a touch on it leads. */
export type Notice = { readonly title: string; readonly body: string; readonly url: string };

export type QueuedNotice = {
  readonly schoolId: SchoolId;
  readonly userId: UserId;
  /** What it is shown for. */
  readonly key: string;
  readonly notice: Notice;
  /** Not before then; at once without it. */
  readonly dueAt?: Date;
};

const MAX_BODY = 300;

/**
 * Puts a notice down for every browser on which a user is signed in, once for each key; tells whether there is any. Whoever
 * holds a telephone that its user signed out of is told nothing.
 */
export async function queuePush(
  tx: Em,
  now: Date,
  { schoolId, userId, key, notice, dueAt = now }: QueuedNotice,
): Promise<boolean> {
  const browsers = await runSql<{ id: number }>(
    tx,
    `select p.id from push_subscription p join device d on d.id = p.device_id
     where p.user_id = ? and d.revoked_at is null and exists (select 1 from refresh_token t
       where t.device_id = d.id and t.used_at is null and t.revoked_at is null and t.expires_at > ?)`,
    [userId, now],
  );
  const payload = JSON.stringify({ ...notice, body: notice.body.slice(0, MAX_BODY), tag: key });
  for (const { id } of browsers) {
    await runSql(
      tx,
      `insert ${isSqlite(tx) ? "or ignore" : "ignore"} into push_message
       (school_id, user_id, subscription_id, \`key\`, payload, state, tries, due_at, created_at)
       values (?, ?, ?, ?, ?, ?, 0, ?, ?)`,
      [schoolId, userId, id, key, payload, PushState.queued, dueAt, now],
    );
  }
  return browsers.length > 0;
}
