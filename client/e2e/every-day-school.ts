import { addDefaultReasons } from "../../server/src/attendance/add-default-reasons.js";
import type { Services } from "../../server/src/context.js";
import type { Em } from "../../server/src/platform/orm.js";
import { inTransaction } from "../../server/src/platform/transaction.js";
import { addDays, schoolDayAt } from "../../server/src/values/school-day.js";
import { aSchool, type TestSchool } from "../../server/test/a-school.js";

const TERM_DAYS = 90;
/** How many learners each of its classes has. */
export const CLASS_SIZE = 45;

type Builder = ReturnType<typeof aSchool>;

/** A school that is held every day of the week in a term around today, and can say why somebody is away. */
export async function everyDaySchool(
  services: Pick<Services, "orm" | "clock">,
  add: (school: Builder, year: number) => Builder,
): Promise<TestSchool> {
  const today = schoolDayAt(new Date());
  const year = Number(today.slice(0, 4));
  const begun = aSchool(services)
    .named("Asili Primary", "1234567")
    .withTerm(addDays(today, -TERM_DAYS), addDays(today, TERM_DAYS), 3, year);
  const school = await add(begun, year).build();
  await inTransaction(services.orm.em.fork() as Em, (tx) => {
    tx.setFilterParams("school", { schoolId: school.id });
    return addDefaultReasons(tx, school.id, services.clock.now());
  });
  return school;
}
