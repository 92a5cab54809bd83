import type { Em } from "../platform/orm.js";
import { Enrolment } from "../schools/enrolment.entity.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import type { Stay } from "./register.js";

/** Every stay there ever was on the classes' rosters, in order of position. */
export async function readStays(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, Stay[]>> {
  if (classIds.length === 0) return new Map();
  const rows = await em
    .createQueryBuilder(Enrolment)
    .select(["classId", "learnerId", "position", "fromRev", "toRev"])
    .where({ schoolId, classId: { $in: [...classIds] } })
    .orderBy({ classId: "asc", position: "asc" })
    .execute<(Stay & { classId: ClassId })[]>();
  return Map.groupBy(rows, ({ classId }) => classId);
}
