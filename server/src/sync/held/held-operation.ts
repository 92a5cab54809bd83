import type { WrittenEvidence } from "../../events/written-at.js";
import type { Em } from "../../platform/orm.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { DeviceId, SchoolId, UserId } from "../../values/ids.js";

/** An operation that waits for the head to decide: its class was taken from its author, or its device shut out, before it arrived. */
export type HeldOperation = WrittenEvidence & {
  readonly deviceId: DeviceId;
  readonly counter: number;
  readonly userId: UserId;
  readonly authorName: string;
  /** The whole operation. */
  readonly text: string;
  readonly isDeviceRevoked: boolean;
};

/** What names it to the API and in the feed: `17.345`, the device and its count. */
export type HeldId = Pick<HeldOperation, "deviceId" | "counter">;

export const nameOfHeld = ({ deviceId, counter }: HeldId): string => `${deviceId}.${counter}`;

/** Reads `17.345`; null when it is no such name. */
export function parseHeldId(text: string): HeldId | null {
  const [, deviceId, counter] = /^([1-9]\d{0,9})\.([1-9]\d{0,9})$/.exec(text) ?? [];
  return deviceId && counter ? { deviceId: Number(deviceId) as DeviceId, counter: Number(counter) } : null;
}

type Row = Omit<HeldOperation, "deviceAt" | "at" | "isDeviceRevoked"> & {
  readonly deviceAt: unknown;
  readonly at: unknown;
  readonly revokedAt: unknown;
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
      o.device_at as deviceAt, o.clock_offset as clockOffset, o.at, d.revoked_at as revokedAt
    from operation o join \`user\` u on u.id = o.user_id join device d on d.id = o.device_id
    where o.school_id = ? and o.outcome = 'held' ${where} order by o.at, o.device_id, o.counter limit ?`;
  const rows = await runSql<Row>(em, sql, [schoolId, ...values, limit]);
  return rows.map(({ revokedAt, ...row }) => ({
    ...row,
    deviceAt: readInstant(row.deviceAt),
    at: readInstant(row.at),
    isDeviceRevoked: revokedAt !== null,
  }));
}
