import { Role } from "../values/role.js";
import type { Viewer } from "./viewer.js";

const hasAny = (viewer: Viewer, ...roles: Role[]) =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

/** Whether the viewer works at the school, or is another system the school has let in. */
export const isStaff = (viewer: Viewer): boolean =>
  viewer.kind === "key" || [...viewer.roles].some((role) => role !== Role.guardian);

export const canSeeStaff = (viewer: Viewer): boolean =>
  viewer.kind === "key" || hasAny(viewer, Role.admin, Role.head, Role.deputy, Role.bursar);

export const canSeeContact = (viewer: Viewer, userId: string): boolean =>
  isStaff(viewer) || (viewer.kind === "user" && String(viewer.userId) === userId);

export const canManageStaff = (viewer: Viewer): boolean => hasAny(viewer, Role.admin, Role.head);

/** Gives and takes away the administrator's role: whoever could do that could do everything. */
export const canManageAdmins = (viewer: Viewer): boolean => hasAny(viewer, Role.admin);

export const canManageKeys = (viewer: Viewer): boolean => hasAny(viewer, Role.admin);

/** Whether the viewer sees and revokes everybody's devices, and not only their own. */
export const canManageDevices = (viewer: Viewer): boolean => hasAny(viewer, Role.admin);
