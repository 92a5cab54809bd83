import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { type ClassType, toClassType } from "../../schools/class.type.js";
import { readTaught } from "../../schools/read-taught.js";
import { visibleClasses } from "../../schools/visible-classes.js";
import type { ClassId } from "../../values/ids.js";
import { canReadScores } from "../assessment.policy.js";

/** The classes whose scores the viewer sees: the latest year first, then by grade and stream. */
export async function readableClasses(em: Em, viewer: Viewer): Promise<Map<ClassId, ClassType>> {
  const classes = await visibleClasses(em, viewer);
  const taught = await readTaught(em, viewer);
  const readable = classes.filter(({ id }) => canReadScores(viewer, taught.get(id) ?? null));
  return new Map(readable.map((schoolClass) => [schoolClass.id, toClassType(schoolClass)]));
}
