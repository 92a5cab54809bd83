import { refuse } from "./school-refusal.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { type ClassType, toClassType } from "./class.type.js";
import { SchoolClass } from "./school-class.entity.js";

/** A class of the school, as the API shows it. */
export async function readClass(em: Em, schoolId: SchoolId, id: ClassId): Promise<ClassType> {
  const found = await em.findOne(SchoolClass, { schoolId, id }, { disableIdentityMap: true });
  if (!found) throw refuse("CLASS_UNKNOWN");
  return toClassType(found);
}
