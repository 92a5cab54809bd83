import type { Em } from "../platform/orm.js";
import type { UserId } from "../values/ids.js";
import { User } from "./user.entity.js";

/** What people are called, by id. */
export async function readNames(tx: Em, userIds: readonly UserId[]): Promise<Map<UserId, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .createQueryBuilder(User)
    .select(["id", "name"])
    .where({ id: { $in: [...new Set(userIds)] } })
    .execute<{ id: UserId; name: string }[]>();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
