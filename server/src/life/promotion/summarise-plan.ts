import { MAX_CLASS_SIZE } from "../../schools/check-class-sizes.js";
import { className } from "../../schools/class-name.js";
import { toClassType } from "../../schools/class.type.js";
import { classKey } from "../../schools/import/class-key.js";
import type { SchoolClass } from "../../schools/school-class.entity.js";
import { GRADES } from "../../values/grade.js";
import type { ClassId } from "../../values/ids.js";
import { Choice } from "./promotion-choice.entity.js";
import type { PromotedClassType, PromotionTargetType } from "./promotion.type.js";
import type { ClassRef } from "./propose-target.js";
import type { Plan } from "./read-plan.js";

type Sizes = ReadonlyMap<ClassId, number>;

/** The classes of the old year in order, and what becomes of each. `sizes`: how many each class of the new year has now. */
export function summariseClasses(plan: Plan, isDone: boolean, sizes: Sizes): PromotedClassType[] {
  const byClass = Map.groupBy(plan.learners, ({ classId }) => classId);
  const targets = new Map(summariseTargets(plan, isDone, sizes).map((target) => [classKey(asRef(target)), target]));
  return plan.thisYear.toSorted(byGrade).map((schoolClass) => {
    const learners = byClass.get(schoolClass.id) ?? [];
    const count = (choice: Choice) => learners.filter((learner) => learner.choice === choice).length;
    const target = plan.targets.get(schoolClass.id) ?? null;
    return {
      class: toClassType(schoolClass),
      target: target && (targets.get(classKey(target)) ?? toTarget(plan, target, 0, 0)),
      learners: learners.length,
      promote: count(Choice.promote),
      repeat: count(Choice.repeat),
      leave: count(Choice.leave),
      complete: count(Choice.complete),
    };
  });
}

/** The classes of the new year that somebody comes to, in order. */
export function summariseTargets(plan: Plan, isDone: boolean, sizes: Sizes): PromotionTargetType[] {
  const going = plan.learners.flatMap(({ target }) => target ?? []);
  return [...Map.groupBy(going, classKey)]
    .map(([key, refs]) => {
      const there = plan.nextYear.find((known) => classKey(known) === key);
      const before = there === undefined || isDone ? 0 : (sizes.get(there.id) ?? 0);
      return toTarget(plan, refs[0]!, refs.length, before);
    })
    .sort((one, other) => byGrade(asRef(one), asRef(other)));
}

function toTarget(plan: Plan, ref: ClassRef, learners: number, before: number): PromotionTargetType {
  const { grade, stream } = plan.nextYear.find((known) => classKey(known) === classKey(ref)) ?? ref;
  const isThere = plan.nextYear.some((known) => classKey(known) === classKey(ref));
  const isTooFull = learners + before > MAX_CLASS_SIZE;
  return { name: className({ grade, stream }), grade, stream, isThere, learners, isTooFull };
}

const asRef = ({ grade, stream }: PromotionTargetType) => ({ grade, stream }) as ClassRef;

function byGrade(one: ClassRef | SchoolClass, other: ClassRef | SchoolClass): number {
  return GRADES.indexOf(one.grade) - GRADES.indexOf(other.grade) || (one.stream < other.stream ? -1 : 1);
}
