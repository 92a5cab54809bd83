import type { Viewer } from "../identity/viewer.js";
import { seesOwnChildren } from "../schools/schools.policy.js";
import { Role } from "../values/role.js";

const hasAny = (viewer: Viewer, ...roles: Role[]): boolean =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

/** Records money, clears suspense, banks, closes the day, awards bursaries, and asks for reversals. */
export const canKeepBooks = (viewer: Viewer): boolean => hasAny(viewer, Role.bursar, Role.head);

/** Reads receipts, suspense, reports and what the check of the books found. */
export const canSeeBooks = (viewer: Viewer): boolean => hasAny(viewer, Role.bursar, Role.head, Role.deputy, Role.admin);

/** Decides on what somebody else asked to take back. */
export const canDecideReversals = (viewer: Viewer): boolean => hasAny(viewer, Role.head, Role.deputy, Role.bursar);

export const canReopenDays = (viewer: Viewer): boolean => hasAny(viewer, Role.head);

/** Reads every receipt of the school; a key is not told who paid. */
export const canSeeAllReceipts = (viewer: Viewer): boolean => viewer.kind === "key" || canSeeBooks(viewer);

/** Reads receipts at all: guardians, those by which their own children's fees were paid. */
export const canSeeReceipts = (viewer: Viewer): boolean => canSeeAllReceipts(viewer) || seesOwnChildren(viewer);

/** Follows what was collected, which names no learner. */
export const canSeeCollected = (viewer: Viewer): boolean => canSeeAllReceipts(viewer);
