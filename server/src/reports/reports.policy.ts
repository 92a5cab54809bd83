import type { UserViewer, Viewer } from "../identity/viewer.js";
import { seesAllClasses, seesTaughtClasses } from "../schools/schools.policy.js";
import { TeachingKind } from "../schools/teaching.entity.js";
import { Role } from "../values/role.js";
import { RemarkKind } from "./remarks/remark-kind.js";

const isHead = (viewer: Viewer): boolean =>
  viewer.kind === "user" && (viewer.roles.has(Role.head) || viewer.roles.has(Role.deputy));

/** Prepares report cards, sees every draft, and says what the school's papers say of it. */
export const canManageReports = (viewer: Viewer): boolean => viewer.kind === "user" && seesAllClasses(viewer);

/** Gives report cards out and takes them back: the head, or a deputy in their place. */
export const canPublishReports = isHead;

/** Has drafts of report cards to read: those who lead the school, and teachers of their own classes. */
export const seesDrafts = (viewer: Viewer): viewer is UserViewer =>
  viewer.kind === "user" && (seesAllClasses(viewer) || seesTaughtClasses(viewer));

/** Changes the phrases that remarks are chosen from. */
export const canEditCommentBank = (viewer: Viewer): boolean => canManageReports(viewer);

/** What ties somebody to the class that a remark is about. */
export type RemarkTie = { readonly teaches: TeachingKind | null; readonly teachesSubject: boolean };

/** Writes a remark of this kind: the class teacher theirs and those of subjects, the subject's teacher its own, the head each of them. */
export function canRemark(viewer: Viewer, kind: RemarkKind, { teaches, teachesSubject }: RemarkTie): boolean {
  if (viewer.kind === "key") return false;
  if (isHead(viewer)) return true;
  if (!seesTaughtClasses(viewer)) return false;
  if (kind === RemarkKind.head) return false;
  return teaches === TeachingKind.class || (kind === RemarkKind.subject && teachesSubject);
}
