import type { Em } from "../platform/orm.js";
import type { SchoolId, UserId } from "../values/ids.js";
import type { Role } from "../values/role.js";
import { Membership } from "./membership.entity.js";

/** A user's roles in each of their schools, the school they came to first at the head. */
export async function readRoles(em: Em, userId: UserId): Promise<Map<SchoolId, Role[]>> {
  const memberships = await em.find(Membership, { userId }, { filters: { school: false }, orderBy: { id: "asc" } });
  const roles = new Map<SchoolId, Role[]>();
  for (const { schoolId, role } of memberships) roles.set(schoolId, [...(roles.get(schoolId) ?? []), role]);
  return roles;
}
