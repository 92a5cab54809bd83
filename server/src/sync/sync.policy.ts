import type { Viewer } from "../identity/viewer.js";
import { Role } from "../values/role.js";

/** Who decides on what was held for the head. */
export const DECIDERS = [Role.head, Role.deputy] as const;

export const canDecideHeld = (viewer: Viewer): boolean =>
  viewer.kind === "user" && DECIDERS.some((role) => viewer.roles.has(role));
