import type { Viewer } from "../identity/viewer.js";
import { seesAllClasses, seesTaughtClasses } from "../schools/schools.policy.js";
import { TeachingKind } from "../schools/teaching.entity.js";
import { Role } from "../values/role.js";

/** As what a viewer teaches the class in question; null when they do not. */
export type Teaches = TeachingKind | null;

/** Takes the register and corrects it: those who lead the school in every class, teachers in their own. */
export const canRecord = (viewer: Viewer, teaches: Teaches): boolean =>
  viewer.kind === "user" && canReadRegister(viewer, teaches);

export const canReadRegister = (viewer: Viewer, teaches: Teaches): boolean =>
  seesAllClasses(viewer) || (teaches !== null && seesTaughtClasses(viewer));

/** Follows every class's day and the school's trend. */
export const canSeeSchoolToday = (viewer: Viewer): boolean => seesAllClasses(viewer);

/** Sees reasons such as pregnancy: only who follows the learner up. */
export const canSeeRestricted = (viewer: Viewer, teaches: Teaches): boolean =>
  viewer.kind === "user" &&
  (viewer.roles.has(Role.head) ||
    viewer.roles.has(Role.deputy) ||
    (teaches === TeachingKind.class && canRecord(viewer, teaches)));
