import type { Viewer } from "../identity/viewer.js";
import { Role } from "../values/role.js";

const OFFICE = [Role.admin, Role.head, Role.deputy, Role.bursar] as const;

/** Sees what was sent to guardians, changes how they are told, and reminds them of fees. */
export const canWriteToGuardians = (viewer: Viewer): boolean =>
  viewer.kind === "user" && OFFICE.some((role) => viewer.roles.has(role));
