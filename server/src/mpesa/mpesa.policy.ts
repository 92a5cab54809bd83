import type { Viewer } from "../identity/viewer.js";
import { Role } from "../values/role.js";

const hasAny = (viewer: Viewer, ...roles: Role[]) =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

/** Prompts a phone to pay for any learner of the school; a guardian does so for their own children. */
export const paysForAnyLearner = (viewer: Viewer): boolean => hasAny(viewer, Role.bursar, Role.head);

/** Prompts a phone at all. */
export const canPayWithMpesa = (viewer: Viewer): boolean => paysForAnyLearner(viewer) || hasAny(viewer, Role.guardian);

/** Works off what came by M-Pesa, and decides what the machine cannot. */
export const canKeepMpesa = (viewer: Viewer): boolean => hasAny(viewer, Role.bursar, Role.head);

/** Tells the provider where to report payments to the school's number. */
export const canSetUpMpesa = (viewer: Viewer): boolean => hasAny(viewer, Role.admin);

/** Agrees to what somebody else asked to send back. */
export const canDecideMpesaReversals = (viewer: Viewer): boolean => canKeepMpesa(viewer) || hasAny(viewer, Role.deputy);
