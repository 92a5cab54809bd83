import type { Viewer } from "../identity/viewer.js";
import { seesOwnChildren } from "../schools/schools.policy.js";
import { Role } from "../values/role.js";

const OFFICE = [Role.bursar, Role.head, Role.deputy, Role.admin] as const;

const hasAny = (viewer: Viewer, roles: readonly Role[]): boolean =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

/** Sets fees up, invoices, waives, takes money and books it, closes the day, and asks for reversals. */
export const canManageFees = (viewer: Viewer): boolean => hasAny(viewer, [Role.bursar, Role.head]);

/** Agrees to what somebody else has asked for; never to what they asked for themselves. */
export const canApproveFees = (viewer: Viewer): boolean => hasAny(viewer, [Role.head, Role.deputy, Role.bursar]);

export const canReopenDays = (viewer: Viewer): boolean => hasAny(viewer, [Role.head]);
/** Raises how much may be waived without a second person. */
export const canRaiseWaiverLimit = (viewer: Viewer): boolean => hasAny(viewer, [Role.head]);

/** Hears of whatever changes the school's fees. */
export const canFollowFees = (viewer: Viewer): boolean => hasAny(viewer, [Role.bursar, Role.head]);

/**
 * Sees what every learner was asked for, paid and owes, who paid it, and what the check of the books found. A guardian
 * sees their own children's accounts besides.
 */
export const seesAccounts = (viewer: Viewer): boolean => hasAny(viewer, OFFICE);

/** Sees the school's fees as such: its totals, who is in arrears, and every receipt but for who paid. */
export const seesFeeTotals = (viewer: Viewer): boolean => viewer.kind === "key" || seesAccounts(viewer);

/** Reads receipts at all: guardians, those by which their own children's fees were paid. */
export const canSeeReceipts = (viewer: Viewer): boolean => seesFeeTotals(viewer) || seesOwnChildren(viewer);

/** Says who sleeps at school. */
export const canSetResidence = (viewer: Viewer): boolean => hasAny(viewer, OFFICE);
