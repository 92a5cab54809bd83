import type { Em } from "../platform/orm.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import type { RosterEntry } from "./feed-line.js";

/**
 * Every stay, past ones too, on the rosters of some classes, by class and in order of position. A learner is on the
 * roster at revision R when fromRev <= R and (toRev is null or R < toRev).
 */
export async function readRosters(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, RosterEntry[]>> {
  const rosters = new Map<ClassId, RosterEntry[]>(classIds.map((id) => [id, []]));
  if (classIds.length === 0) return rosters;
  const rows = await em.execute<(RosterEntry & { classId: ClassId })[]>(
    `select e.class_id as classId, e.position, e.learner_id as learnerId, l.admission_number as admissionNumber,
       l.name, l.sex, e.from_rev as fromRev, e.to_rev as toRev
     from enrolment e join learner l on l.id = e.learner_id
     where e.school_id = ? and e.class_id in (?)
     order by e.class_id, e.position`,
    [schoolId, classIds],
  );
  for (const { classId, ...entry } of rows) rosters.get(classId)?.push(entry);
  return rosters;
}
