import type { WrittenEvidence } from "../../events/written-at.js";
import type { Em } from "../../platform/orm.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { DeviceId, SchoolId, UserId } from "../../values/ids.js";

/** Why an operation waits for the head: its class was taken from its author, its device shut out, or its author left the school. */
export type HeldWhy = "class" | "device" | "author";

/** An operation that waits for the head to decide. */
export type HeldOperation = WrittenEvidence & {
  readonly deviceId: DeviceId;
  readonly counter: number;
  readonly userId: UserId;
  readonly authorName: string;
  /** The whole operation. */
  readonly text: string;
  readonly why: HeldWhy;
};

/** What names it to the API and in the feed: `17.345`, the device and its count. */
export type HeldId = Pick<HeldOperation, "deviceId" | "counter">;

export const nameOfHeld = ({ deviceId, counter }: HeldId): string => `${deviceId}.${counter}`;

/** Reads `17.345`; null when it is no such name. */
export function parseHeldId(text: string): HeldId | null {
  const [, deviceId, counter] = /^([1-9]\d{0,9})\.([1-9]\d{0,9})$/.exec(text) ?? [];
  return deviceId && counter ? { deviceId: Number(deviceId) as DeviceId, counter: Number(counter) } : null;
}

/** Of several reasons the one that explains the others: who leaves loses their classes, and often their sign-ins. */
export const whyHeld = (isGone: boolean, isDeviceRevoked: boolean): HeldWhy =>
  isGone ? "author" : isDeviceRevoked ? "device" : "class";

type Row = Omit<HeldOperation, "deviceAt" | "at" | "why"> & {
  readonly deviceAt: unknown;
  readonly at: unknown;
  readonly revokedAt: unknown;
  readonly isGone: number;
};

/** The held operations of a school, the longest waiting first; `where` and `tail` narrow them. */
export async function readHeld(
  em: Em,
  schoolId: SchoolId,
  where = "",
  values: readonly SqlValue[] = [],
  limit = 1_000_000,
): Promise<HeldOperation[]> {
  const sql = `select o.device_id as deviceId, o.counter, o.user_id as userId, u.name as authorName, o.text,
      o.device_at as deviceAt, o.clock_offset as clockOffset, o.at, d.revoked_at as revokedAt,
      u.disabled_at is not null or not exists
        (select 1 from membership m where m.school_id = o.school_id and m.user_id = o.user_id) as isGone
    from operation o join \`user\` u on u.id = o.user_id join device d on d.id = o.device_id
    where o.school_id = ? and o.outcome = 'held' ${where} order by o.at, o.device_id, o.counter limit ?`;
  const rows = await runSql<Row>(em, sql, [schoolId, ...values, limit]);
  return rows.map(({ revokedAt, isGone, ...row }) => ({
    ...row,
    deviceAt: readInstant(row.deviceAt),
    at: readInstant(row.at),
    why: whyHeld(Boolean(Number(isGone)), revokedAt !== null),
  }));
}
