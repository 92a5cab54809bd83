import type { Em } from "../../platform/orm.js";
import type { ClassId, SchoolId, UserId } from "../../values/ids.js";
import type { FeedItem } from "../feed-line.js";
import { SubjectTeacher } from "./subject-teacher.entity.js";

/** `j12` in a teacher's feed: the subjects they are named for in class 12, `3,15`; nothing once there are none. */
export async function subjectsItem(tx: Em, schoolId: SchoolId, classId: ClassId, userId: UserId): Promise<FeedItem> {
  const posts = await tx.find(SubjectTeacher, { schoolId, classId, userId }, { disableIdentityMap: true });
  const ids = posts.map(({ subjectId }) => subjectId).sort((one, other) => one - other);
  return { item: `j${classId}`, line: ids.join(",") };
}
