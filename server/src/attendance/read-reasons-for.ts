import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { readTaught } from "../schools/read-taught.js";
import type { ClassId } from "../values/ids.js";
import { type AttendanceReasonType, toReasonType } from "./attendance-reason.type.js";
import { canSeeRestricted } from "./attendance.policy.js";
import { readReasons } from "./read-reasons.js";

/** Gives the reason of a mark in a class by its number, as far as the viewer may see it. */
export async function readReasonsFor(
  em: Em,
  viewer: Viewer,
): Promise<(classId: ClassId, number: number | null) => AttendanceReasonType | null> {
  const { byNumber, restricted } = await readReasons(em, viewer.schoolId);
  const taught = await readTaught(em, viewer);
  const types = new Map([...byNumber].map(([number, reason]) => [number, toReasonType(reason)]));
  return (classId, number) => {
    if (number === null) return null;
    const isShown = !restricted.has(number) || canSeeRestricted(viewer, taught.get(classId) ?? null);
    return isShown ? (types.get(number) ?? null) : null;
  };
}
