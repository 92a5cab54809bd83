import type { UserViewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { seesAllClasses } from "../schools/schools.policy.js";
import { TeachingKind } from "../schools/teaching.entity.js";
import type { ClassId, SchoolId, SubjectId, UserId } from "../values/ids.js";

/** Who may give scores of a subject in a class beside those who lead the school; null: all who teach the class. */
export type Assessors = ReadonlySet<UserId> | null;

export const assessorsKey = (classId: ClassId, subjectId: SubjectId | null): string => `${classId} ${subjectId}`;

export const mayAssess = (viewer: UserViewer, assessors: Assessors): boolean =>
  assessors === null || assessors.has(viewer.userId) || seesAllClasses(viewer);

type Row = { classId: ClassId; subjectId: SubjectId; userId: UserId };

/**
 * By class and subject, those named for it and the class teacher. Where nobody is named nothing is in the map: all who
 * teach the class may.
 */
export async function readAssessors(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
): Promise<Map<string, ReadonlySet<UserId>>> {
  if (classIds.length === 0) return new Map();
  const within = `school_id = ? and class_id in ${placesFor(classIds)}`;
  const named = await runSql<Row>(
    em,
    `select class_id as classId, subject_id as subjectId, user_id as userId from subject_teacher where ${within}`,
    [schoolId, ...classIds],
  );
  if (named.length === 0) return new Map();
  const leaders = await runSql<Omit<Row, "subjectId">>(
    em,
    `select class_id as classId, user_id as userId from teaching where ${within} and kind = ?`,
    [schoolId, ...classIds, TeachingKind.class],
  );
  const bySubject = Map.groupBy(named, ({ classId, subjectId }) => assessorsKey(classId, subjectId));
  return new Map(
    [...bySubject].map(([key, rows]) => {
      const ofClass = leaders.filter(({ classId }) => classId === rows[0]!.classId);
      return [key, new Set([...rows, ...ofClass].map(({ userId }) => userId))];
    }),
  );
}
