import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import type { ClassId } from "../values/ids.js";
import { type Place, readRosterLearners } from "./learner-rows.js";

/** Who is on the roster of each class now and may be found by the viewer, in order of position. */
export async function loadClassLearners(
  em: Em,
  viewer: Viewer,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, Place[]>> {
  const rosters = new Map(classIds.map((id) => [id, [] as Place[]]));
  for (const place of await readRosterLearners(em, viewer, classIds)) rosters.get(place.classId)?.push(place);
  return rosters;
}
