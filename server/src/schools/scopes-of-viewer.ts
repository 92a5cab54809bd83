import { type ScopeKey, schoolScope, userScope } from "../events/scope.js";
import { isStaff } from "../identity/identity.policy.js";
import type { UserViewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import type { ClassId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { classTermScopes } from "./class-term-scopes.js";
import { seesAllClasses, seesTaughtClasses } from "./schools.policy.js";
import { SchoolClass } from "./school-class.entity.js";
import { Teaching } from "./teaching.entity.js";
import { Term } from "./term.entity.js";
import { termOfDay } from "./term-of-day.js";

/**
 * What a user's devices follow: the school, the user, and in the term of the day the classes they teach, or all of
 * them for those who lead the school. Who does not work there, such as a guardian, has no business with its staff's
 * names, and follows nothing but themselves.
 */
export async function scopesOf(em: Em, viewer: UserViewer, day: SchoolDay): Promise<ScopeKey[]> {
  const { schoolId, userId } = viewer;
  const own = isStaff(viewer) ? [schoolScope(schoolId), userScope(schoolId, userId)] : [userScope(schoolId, userId)];
  const term = termOfDay(await em.find(Term, { schoolId }, { disableIdentityMap: true }), day);
  if (!term) return own;

  const classes = await em.find(
    SchoolClass,
    { schoolId, year: term.year, ...(seesAllClasses(viewer) ? {} : { id: { $in: await taughtBy(em, viewer) } }) },
    { orderBy: { id: "asc" }, disableIdentityMap: true },
  );
  return [...own, ...classTermScopes(classes, [term]).map(({ scope }) => scope)];
}

async function taughtBy(em: Em, viewer: UserViewer): Promise<ClassId[]> {
  if (!seesTaughtClasses(viewer)) return [];
  const { schoolId, userId } = viewer;
  const teachings = await em.find(Teaching, { schoolId, userId }, { disableIdentityMap: true });
  return teachings.map(({ classId }) => classId);
}
