import type { Em } from "../platform/orm.js";
import type { SchoolId, UserId } from "../values/ids.js";
import { Role } from "../values/role.js";
import { Membership } from "./membership.entity.js";

/** The heads of a school: who is told of what its people cannot settle among themselves. */
export async function readHeads(tx: Em, schoolId: SchoolId): Promise<UserId[]> {
  const rows = await tx
    .createQueryBuilder(Membership)
    .select("userId")
    .where({ schoolId, role: Role.head })
    .execute<{ userId: UserId }[]>();
  return rows.map(({ userId }) => userId);
}
