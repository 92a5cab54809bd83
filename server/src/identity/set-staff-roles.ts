import { lockScopes } from "../events/lock-scopes.js";
import { schoolScope } from "../events/scope.js";
import type { Services } from "../context.js";
import { refuseStaff } from "./staff-refusal.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import type { UserId } from "../values/ids.js";
import { Role } from "../values/role.js";
import { announceAccessChange } from "./announce-access-change.js";
import { checkAdminRole } from "./check-admin-role.js";
import { Membership } from "./membership.entity.js";
import { publishColleagues } from "./publish-colleagues.js";
import { recordAudit } from "./record-audit.js";
import { tellTiesChanged } from "./tell-ties-changed.js";
import type { UserViewer } from "./viewer.js";

/** Replaces a person's roles in the viewer's school; without any they are no longer of the school. */
export async function setStaffRoles(
  services: Services,
  viewer: UserViewer,
  userId: UserId,
  roles: readonly Role[],
): Promise<void> {
  const { schoolId, userId: by } = viewer;
  const now = services.clock.now();
  await inTransaction(services.orm.em as Em, async (tx) => {
    tx.setFilterParams("school", { schoolId });
    // Two administrators who take each other's role away at once would leave none.
    await lockScopes(tx, [schoolScope(schoolId)]);
    const held = await tx.find(Membership, { userId });
    checkAdminRole(
      viewer,
      held.map(({ role }) => role),
      roles,
    );
    if (held.length === 0) throw refuseStaff("STAFF_UNKNOWN");
    const otherAdmins = await tx.count(Membership, { role: Role.admin, userId: { $ne: userId } });
    if (held.some(({ role }) => role === Role.admin) && !roles.includes(Role.admin) && otherAdmins === 0) {
      throw refuseStaff("STAFF_LAST_ADMIN");
    }
    const wanted = new Set(roles);
    for (const membership of held) if (!wanted.delete(membership.role)) tx.remove(membership);
    for (const role of wanted) tx.create(Membership, { schoolId, userId, role });
    await tx.flush();
    await publishColleagues(tx, schoolId, now);
    await tellTiesChanged(tx, now, schoolId, { userIds: [userId] });
    await recordAudit(tx, {
      schoolId,
      userId: by,
      action: "staff.roles-set",
      subject: `user:${userId}`,
      detail: [...new Set(roles)].join(", "),
      at: now,
    });
  });
  services.relay.kick();
  await announceAccessChange(services, userId);
}
