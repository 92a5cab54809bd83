import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { GRADES } from "../values/grade.js";
import type { SchoolClass } from "./school-class.entity.js";
import { findsAllLearners, seesTaughtClasses } from "./schools.policy.js";

const CLASSES = `select id, school_id as schoolId, year, grade, stream, roster_rev as rosterRev
  from school_class where school_id = ?`;
const TAUGHT = "id in (select class_id from teaching where school_id = ? and user_id = ?)";

/** The classes a viewer may see: the latest year first, then by grade and stream. */
export async function visibleClasses(em: Em, viewer: Viewer): Promise<SchoolClass[]> {
  return (await readClasses(em, viewer)).sort(byYearAndGrade);
}

async function readClasses(em: Em, viewer: Viewer): Promise<SchoolClass[]> {
  const { schoolId } = viewer;
  if (findsAllLearners(viewer)) return runSql(em, CLASSES, [schoolId]);
  if (!seesTaughtClasses(viewer)) return [];
  return runSql(em, `${CLASSES} and ${TAUGHT}`, [schoolId, schoolId, viewer.userId]);
}

function byYearAndGrade(one: SchoolClass, other: SchoolClass): number {
  const byGrade = GRADES.indexOf(one.grade) - GRADES.indexOf(other.grade);
  return other.year - one.year || byGrade || (one.stream < other.stream ? -1 : 1);
}
