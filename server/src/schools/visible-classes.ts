import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { GRADES } from "../values/grade.js";
import { SchoolClass } from "./school-class.entity.js";
import { findsAllLearners, seesTaughtClasses } from "./schools.policy.js";
import { Teaching } from "./teaching.entity.js";

/** The classes a viewer may see: the latest year first, then by grade and stream. */
export async function visibleClasses(em: Em, viewer: Viewer): Promise<SchoolClass[]> {
  const { schoolId } = viewer;
  const own = findsAllLearners(viewer) ? {} : { id: { $in: await taughtBy(em, viewer) } };
  const classes = await em.find(SchoolClass, { schoolId, ...own }, { disableIdentityMap: true });
  return classes.sort(byYearAndGrade);
}

async function taughtBy(em: Em, viewer: Viewer) {
  if (!seesTaughtClasses(viewer)) return [];
  const { schoolId, userId } = viewer;
  return (await em.find(Teaching, { schoolId, userId }, { disableIdentityMap: true })).map(({ classId }) => classId);
}

function byYearAndGrade(one: SchoolClass, other: SchoolClass): number {
  const byGrade = GRADES.indexOf(one.grade) - GRADES.indexOf(other.grade);
  return other.year - one.year || byGrade || (one.stream < other.stream ? -1 : 1);
}
