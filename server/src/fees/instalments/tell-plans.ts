import { readPeople } from "../../identity/read-people.js";
import type { Em } from "../../platform/orm.js";
import type { LearnerType } from "../../schools/learner.type.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { addMoney } from "../../values/money.js";
import { readDebts } from "../reports/read-debts.js";
import type { InstalmentPlanType } from "./instalment.type.js";
import type { InstalmentPlanRow } from "./read-instalment-plans.js";
import { spreadPlan } from "./spread-plan.js";

/** Plans as the API gives them, in their order; those of learners who are not named are left out. */
export async function tellPlans(
  em: Em,
  schoolId: SchoolId,
  plans: readonly InstalmentPlanRow[],
  learners: ReadonlyMap<LearnerId, LearnerType>,
): Promise<InstalmentPlanType[]> {
  const told = plans.filter(({ learnerId }) => learners.has(learnerId));
  const debts = await readDebts(
    em,
    schoolId,
    told.map(({ learnerId }) => learnerId),
  );
  const personOf = await readPeople(
    em,
    told.map(({ createdBy }) => createdBy),
  );
  return told.map(({ id, learnerId, note, instalments, throughInvoiceId, createdBy, createdAt }) => {
    const covered = (debts.get(learnerId) ?? []).filter(({ invoiceId }) => invoiceId <= throughInvoiceId);
    const open = spreadPlan(instalments, addMoney(covered.map(({ cents }) => cents)));
    return {
      id: String(id),
      learner: learners.get(learnerId)!,
      note,
      createdBy: personOf(createdBy),
      createdAt,
      instalments: instalments.map(({ day, cents }, index) => ({
        day,
        cents,
        owed: open[index]!.cents,
      })),
    };
  });
}
