import type { Viewer } from "../identity/viewer.js";
import { seesOwnChildren } from "../schools/schools.policy.js";
import { Role } from "../values/role.js";
import { canApproveFees, canManageFees, seesAccounts, seesFeeTotals } from "./fees.policy.js";

/** Records money, clears suspense, banks, closes the day, awards bursaries, and asks for reversals. */
export const canKeepBooks = canManageFees;

/** Reads receipts, suspense, reports and what the check of the books found. */
export const canSeeBooks = seesAccounts;

/** Decides on what somebody else asked to take back. */
export const canDecideReversals = canApproveFees;

export const canReopenDays = (viewer: Viewer): boolean => viewer.kind === "user" && viewer.roles.has(Role.head);

/** Reads every receipt of the school; a key is not told who paid. */
export const canSeeAllReceipts = seesFeeTotals;

/** Reads receipts at all: guardians, those by which their own children's fees were paid. */
export const canSeeReceipts = (viewer: Viewer): boolean => canSeeAllReceipts(viewer) || seesOwnChildren(viewer);

/** Follows what was collected, which names no learner. */
export const canSeeCollected = seesFeeTotals;
