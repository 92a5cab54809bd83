import type { Em } from "../platform/orm.js";
import type { SchoolId, UserId } from "../values/ids.js";
import { inRoleOrder } from "../values/role.js";
import { isStaff } from "./identity.policy.js";
import { Membership } from "./membership.entity.js";
import type { StaffType } from "./staff.type.js";
import { User } from "./user.entity.js";
import type { Viewer } from "./viewer.js";

/** The people of these ids as staff of the viewer's school, by id; whoever is no member any more has no roles. */
export async function loadStaff(em: Em, viewer: Viewer, ids: readonly UserId[]): Promise<Map<UserId, StaffType>> {
  if (ids.length === 0) return new Map();
  const users = await em.find(User, { id: { $in: [...ids] } });
  const memberships = await em.find(Membership, { schoolId: viewer.schoolId, userId: { $in: [...ids] } });
  const seesContact = isStaff(viewer);
  return new Map(
    users.map(({ id, name, phone, email }) => [
      id,
      {
        id: String(id),
        name,
        phone: seesContact ? (phone ?? null) : null,
        email: seesContact ? (email ?? null) : null,
        roles: inRoleOrder(memberships.filter(({ userId }) => userId === id).map(({ role }) => role)),
      },
    ]),
  );
}

/** Who works at the school, in the order of their names. */
export async function staffIds(em: Em, schoolId: SchoolId): Promise<UserId[]> {
  const memberships = await em.find(Membership, { schoolId, role: { $ne: "guardian" } }, { fields: ["userId"] });
  return [...new Set(memberships.map(({ userId }) => userId))];
}
