import type { UserViewer, Viewer } from "../identity/viewer.js";
import { Role } from "../values/role.js";

/** What a viewer is to a learner or a class: a teacher of the class, a guardian of the child. */
export type Tie = { teaches: boolean; isGuardian: boolean };

const hasAny = (viewer: Viewer, roles: readonly Role[]) =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

const LEADERS = [Role.admin, Role.head, Role.deputy] as const;
const TEACHERS = [Role.classTeacher, Role.subjectTeacher] as const;

/** Changes terms, closures, classes, rosters and who teaches what; imports class lists. */
export const canManageSchool = (viewer: Viewer): boolean => hasAny(viewer, LEADERS);

/** Follows the registers of every class. */
export const seesAllClasses = (viewer: Viewer): boolean => viewer.kind === "key" || hasAny(viewer, LEADERS);

/** Finds every learner of the school, though perhaps not all that is known of them. */
export const findsAllLearners = (viewer: Viewer): boolean => seesAllClasses(viewer) || hasAny(viewer, [Role.bursar]);

/** Has the classes assigned to them, in the roles in which one teaches. */
export const seesTaughtClasses = (viewer: Viewer): viewer is UserViewer => hasAny(viewer, TEACHERS);

export const seesOwnChildren = (viewer: Viewer): viewer is UserViewer => hasAny(viewer, [Role.guardian]);

/** Sees a learner's attendance. A bursar has no business with it. */
export const canSeeMarks = (viewer: Viewer, { teaches, isGuardian }: Tie): boolean =>
  seesAllClasses(viewer) || (teaches && seesTaughtClasses(viewer)) || (isGuardian && seesOwnChildren(viewer));

/** Sees a learner's date of birth and national ids. */
export const canSeeRecord = canSeeMarks;

/** Sees who a learner's guardians are and how to call them. */
export const canSeeGuardians = (viewer: Viewer, tie: Tie): boolean =>
  findsAllLearners(viewer) || canSeeMarks(viewer, tie);
