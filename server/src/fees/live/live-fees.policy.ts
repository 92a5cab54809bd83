import type { Viewer } from "../../identity/viewer.js";
import { Role } from "../../values/role.js";

/** Hears of whatever changes the school's fees. */
export const canFollowFees = (viewer: Viewer): boolean =>
  viewer.kind === "user" && (viewer.roles.has(Role.bursar) || viewer.roles.has(Role.head));
