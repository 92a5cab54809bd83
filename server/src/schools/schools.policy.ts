import type { UserViewer, Viewer } from "../identity/viewer.js";
import { Role } from "../values/role.js";

const hasAny = (viewer: Viewer, roles: readonly Role[]) =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

const LEADERS = [Role.admin, Role.head, Role.deputy] as const;
const TEACHERS = [Role.classTeacher, Role.subjectTeacher] as const;

/** Changes terms, closures, classes, rosters and who teaches what; imports class lists. */
export const canManageSchool = (viewer: Viewer): boolean => hasAny(viewer, LEADERS);

/** Follows the registers of every class. */
export const seesAllClasses = (viewer: Viewer): boolean => viewer.kind === "key" || hasAny(viewer, LEADERS);

/**
 * Finds every learner of the school and who their guardians are. A bursar sees no more than that: attendance, dates of
 * birth and national ids are for those who lead the school, teach the learner or are their guardian.
 */
export const findsAllLearners = (viewer: Viewer): boolean => seesAllClasses(viewer) || hasAny(viewer, [Role.bursar]);

/** Has the classes assigned to them, in the roles in which one teaches. */
export const seesTaughtClasses = (viewer: Viewer): viewer is UserViewer => hasAny(viewer, TEACHERS);

export const seesOwnChildren = (viewer: Viewer): viewer is UserViewer => hasAny(viewer, [Role.guardian]);

/** Sees classes as such, and lists of learners. A guardian has their children instead. */
export const canSeeClasses = (viewer: Viewer): boolean => findsAllLearners(viewer) || seesTaughtClasses(viewer);
