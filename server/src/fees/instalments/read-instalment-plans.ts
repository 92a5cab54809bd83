import type { Em } from "../../platform/orm.js";
import { placesFor, readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { InstalmentPlanId, InvoiceId, LearnerId, SchoolId, UserId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";

export type InstalmentRow = { readonly day: SchoolDay; readonly cents: Cents };

export type InstalmentPlanRow = {
  readonly id: InstalmentPlanId;
  readonly learnerId: LearnerId;
  readonly note: string;
  /** The last invoice it covers. */
  readonly throughInvoiceId: InvoiceId;
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  /** Earliest first. */
  readonly instalments: readonly InstalmentRow[];
};

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

/** A school's instalment plans that hold and meet a condition, the latest made first. */
export async function readInstalmentPlans(
  em: Em,
  schoolId: SchoolId,
  { sql, values }: Condition,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<InstalmentPlanRow[]> {
  const plans = await runSql<Omit<InstalmentPlanRow, "instalments">>(
    em,
    `select id, learner_id as learnerId, note, through_invoice_id as throughInvoiceId, created_by as createdBy,
       created_at as createdAt from instalment_plan where school_id = ? and ended_at is null and ${sql}
     order by id desc limit ?`,
    [schoolId, ...values, limit],
  );
  if (plans.length === 0) return [];
  const ids = plans.map(({ id }) => id);
  const rows = await runSql<InstalmentRow & { planId: InstalmentPlanId }>(
    em,
    `select plan_id as planId, day, cents from instalment where school_id = ? and plan_id in ${placesFor(ids)} order by day`,
    [schoolId, ...ids],
  );
  const instalmentsOf = Map.groupBy(rows, ({ planId }) => planId);
  return plans.map((plan) => ({
    ...plan,
    createdAt: readInstant(plan.createdAt),
    instalments: (instalmentsOf.get(plan.id) ?? []).map(({ day, cents }) => ({ day, cents: Number(cents) as Cents })),
  }));
}

/** The plans that hold, by learner; of everybody where nobody is named. */
export async function readPlansOf(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[] | null,
): Promise<ReadonlyMap<LearnerId, InstalmentPlanRow>> {
  if (learnerIds?.length === 0) return new Map();
  const where = learnerIds
    ? { sql: `learner_id in ${placesFor(learnerIds)}`, values: [...learnerIds] }
    : { sql: "1 = 1", values: [] };
  const plans = await readInstalmentPlans(em, schoolId, where);
  return new Map(plans.map((plan) => [plan.learnerId, plan]));
}
