import type { Viewer } from "../identity/viewer.js";
import { Role } from "../values/role.js";

const hasAny = (viewer: Viewer, ...roles: Role[]): boolean =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

/** Sets fees up, invoices, waives, takes money and books it. */
export const canManageFees = (viewer: Viewer): boolean => hasAny(viewer, Role.bursar, Role.head);

/** Agrees to what somebody else has asked for; never to what they asked for themselves. */
export const canApproveFees = (viewer: Viewer): boolean => hasAny(viewer, Role.head, Role.deputy, Role.bursar);

/** Sees what every learner was asked for, paid and owes. A guardian sees that of their own children besides. */
export const seesAccounts = (viewer: Viewer): boolean =>
  hasAny(viewer, Role.bursar, Role.head, Role.deputy, Role.admin);

/** Sees the school's fees as such, its totals and who is in arrears. */
export const seesFeeTotals = (viewer: Viewer): boolean => viewer.kind === "key" || seesAccounts(viewer);

/** Says who sleeps at school. */
export const canSetResidence = (viewer: Viewer): boolean =>
  hasAny(viewer, Role.bursar, Role.head, Role.deputy, Role.admin);
