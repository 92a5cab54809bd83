import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { type Grade, GRADES } from "../../values/grade.js";
import type { GuardianId, LearnerId, SchoolId } from "../../values/ids.js";

type Tie = { learnerId: LearnerId; guardianId: GuardianId; grade: Grade };

/**
 * The place of each learner of the year's classes among their brothers and sisters there: 1 in the highest grade, of one
 * grade who was admitted first. Learners are of one family when they share a guardian, also by way of others.
 */
export async function readChildOrders(
  em: Em,
  schoolId: SchoolId,
  year: number,
): Promise<ReadonlyMap<LearnerId, number>> {
  const ties = await runSql<Tie>(
    em,
    `select s.learner_id as learnerId, s.guardian_id as guardianId, c.grade from enrolment e
     join school_class c on c.id = e.class_id join guardianship s on s.learner_id = e.learner_id
     where e.school_id = ? and e.to_rev is null and c.year = ?`,
    [schoolId, year],
  );
  return orderChildren(ties);
}

function orderChildren(ties: readonly Tie[]): ReadonlyMap<LearnerId, number> {
  const grades = new Map(ties.map(({ learnerId, grade }) => [learnerId, GRADES.indexOf(grade)]));
  const families = findFamilies(ties);
  const orders = new Map<LearnerId, number>();
  for (const children of families) {
    const sorted = [...children].sort((one, other) => grades.get(other)! - grades.get(one)! || one - other);
    for (const [index, child] of sorted.entries()) orders.set(child, index + 1);
  }
  return orders;
}

function findFamilies(ties: readonly Tie[]): Set<LearnerId>[] {
  const familyOf = new Map<LearnerId, Set<LearnerId>>();
  for (const children of Map.groupBy(ties, ({ guardianId }) => guardianId).values()) {
    const family = new Set<LearnerId>();
    for (const { learnerId } of children) for (const child of familyOf.get(learnerId) ?? [learnerId]) family.add(child);
    for (const child of family) familyOf.set(child, family);
  }
  return [...new Set(familyOf.values())];
}
