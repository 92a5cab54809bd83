import type { Services } from "../../src/context.js";
import { Role } from "../../src/values/role.js";
import { lastSchoolDays } from "../../src/schools/last-school-days.js";
import { readCalendar } from "../../src/schools/school-calendar.js";
import type { Em } from "../../src/platform/orm.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../../test/a-school.js";

/** A Friday afternoon at the end of a term. The clock stands still, so that no token runs out. */
export const NOW = new Date("2026-11-20T15:00:00Z");

const DAYS = 65;

/** Deputies, who may take every class's register, and classes of 45 for them to take; with every register of the term. */
export async function buildWritersSchool(
  services: Pick<Services, "orm" | "clock">,
  writers: number,
  classes: number,
): Promise<{ school: TestSchool; registers: string[] }> {
  const builder = aSchool(services).withTerm("2026-08-24", "2026-11-27", 3);
  for (let nth = 0; nth < classes; nth++) builder.withClass("G7", `Stream ${nth + 1}`, 2026).withLearners(45);
  for (let nth = 0; nth <= writers; nth++) builder.withStaff(Role.deputy);
  const school = await builder.build();
  const em = services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  const days = lastSchoolDays(await readCalendar(em, school.id), "2026-11-20" as SchoolDay, DAYS);
  const registers = days.flatMap((day) => ["m", "a"].map((session) => day.slice(2).replaceAll("-", "") + session));
  return { school, registers };
}
