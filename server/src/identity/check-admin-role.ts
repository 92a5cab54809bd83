import { refuseStaff } from "./staff-refusal.js";
import { Role } from "../values/role.js";
import { canManageAdmins } from "./identity.policy.js";
import type { UserViewer } from "./viewer.js";

/** Refuses a change of roles that gives or takes away an administrator's, by whoever is not one. */
export function checkAdminRole(by: UserViewer, held: readonly Role[], wanted: readonly Role[]): void {
  if (held.includes(Role.admin) === wanted.includes(Role.admin) || canManageAdmins(by)) return;
  throw refuseStaff("STAFF_ADMIN_ONLY");
}
