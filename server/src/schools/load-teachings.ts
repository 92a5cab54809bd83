import { loadStaff } from "../identity/load-staff.js";
import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import type { ClassId } from "../values/ids.js";
import type { TeachingType } from "./class.type.js";
import { Teaching, TeachingKind } from "./teaching.entity.js";

/** Who teaches each class: the class teacher first, then by name. */
export async function loadTeachings(
  em: Em,
  viewer: Viewer,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, TeachingType[]>> {
  const { schoolId } = viewer;
  const rows = await em.find(Teaching, { schoolId, classId: { $in: [...classIds] } }, { disableIdentityMap: true });
  const staff = await loadStaff(em, viewer, [...new Set(rows.map(({ userId }) => userId))]);
  const teachings = new Map(classIds.map((id) => [id, [] as TeachingType[]]));
  for (const { classId, userId, kind } of rows) {
    const teacher = staff.get(userId);
    if (teacher) teachings.get(classId)?.push({ staff: teacher, kind });
  }
  for (const list of teachings.values()) list.sort(byKindAndName);
  return teachings;
}

function byKindAndName(one: TeachingType, other: TeachingType): number {
  if (one.kind !== other.kind) return one.kind === TeachingKind.class ? -1 : 1;
  return one.staff.name < other.staff.name ? -1 : 1;
}
