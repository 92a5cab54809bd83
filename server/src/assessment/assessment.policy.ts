import type { Viewer } from "../identity/viewer.js";
import { seesAllClasses, seesTaughtClasses } from "../schools/schools.policy.js";
import type { TeachingKind } from "../schools/teaching.entity.js";
import { Role } from "../values/role.js";

/** As what a viewer teaches the class in question; null when they do not. */
type Teaches = TeachingKind | null;

/** Sees a class's assessments and scores: those who lead the school every class's, teachers those of their own. */
export const canReadScores = (viewer: Viewer, teaches: Teaches): boolean =>
  seesAllClasses(viewer) || (teaches !== null && seesTaughtClasses(viewer));

/** Sees the scores of some class at all. */
export const readsScores = (viewer: Viewer): boolean => seesAllClasses(viewer) || seesTaughtClasses(viewer);

/** Adds assessments to the classes they see. Who enters scores is judged with every other operation on a class. */
export const canAssess = (viewer: Viewer): boolean =>
  viewer.kind === "user" && (seesAllClasses(viewer) || seesTaughtClasses(viewer));

/** Unlocks a submitted sheet. Whoever enters scores must not undo what they signed off: it takes the head or a deputy. */
export const canReopen = (viewer: Viewer): boolean =>
  viewer.kind === "user" && (viewer.roles.has(Role.head) || viewer.roles.has(Role.deputy));
