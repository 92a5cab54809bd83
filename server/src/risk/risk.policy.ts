import type { UserViewer, Viewer } from "../identity/viewer.js";
import { Role } from "../values/role.js";

const is = (viewer: Viewer, ...roles: Role[]): viewer is UserViewer =>
  viewer.kind === "user" && roles.some((role) => viewer.roles.has(role));

/** Sees the risk of every learner of the school: the head, and a deputy in their place. */
export const seesAllRisk = (viewer: Viewer): boolean => is(viewer, Role.head, Role.deputy);

/** Sees the risk of the learners of the classes they are class teacher of, of nobody else's. */
export const seesOwnClassRisk = (viewer: Viewer): viewer is UserViewer => is(viewer, Role.classTeacher);

/** Asks for lists of learners at risk at all. Bursars, guardians, administrators and keys never do: it is not for fees, nor for peers. */
export const seesRisk = (viewer: Viewer): viewer is UserViewer => seesAllRisk(viewer) || seesOwnClassRisk(viewer);

/** May be given a case to see to, and then sees that case. */
export const mayOwnCases = (viewer: Viewer): viewer is UserViewer =>
  is(viewer, Role.head, Role.deputy, Role.classTeacher, Role.subjectTeacher);

/** Reads the model's card, its versions and runs, and has one trained. */
export const canReadModels = (viewer: Viewer): viewer is UserViewer => is(viewer, Role.head, Role.deputy);

/** Says how many learners can be followed up, whether the school learns with others, and which version counts. */
export const canSteerRisk = (viewer: Viewer): viewer is UserViewer => is(viewer, Role.head);
