import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { SchoolClass } from "../../schools/school-class.entity.js";
import type { ClassId, LearnerId, PromotionId, SchoolId } from "../../values/ids.js";
import type { Grade } from "../../values/grade.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import type { LearnerStatus } from "../../values/learner-status.js";
import { Choice, PromotionChoice } from "./promotion-choice.entity.js";
import { PromotionClass } from "./promotion-class.entity.js";
import type { Promotion } from "./promotion.entity.js";
import { type ClassRef, proposeTarget } from "./propose-target.js";
import { type Move, type OwnChoice, resolveMove } from "./resolve-move.js";

export type PlannedLearner = { learnerId: LearnerId; classId: ClassId; status: LearnerStatus; isOwn: boolean } & Move;

/** A plan as it stands: the classes of both years, where each class goes, and what becomes of everybody in them. */
export type Plan = {
  readonly thisYear: readonly SchoolClass[];
  readonly nextYear: readonly SchoolClass[];
  readonly targets: ReadonlyMap<ClassId, ClassRef | null>;
  readonly learners: readonly PlannedLearner[];
};

/** Reads who is in which class now, and resolves what was chosen: nobody who comes or goes meanwhile is forgotten. */
export async function readPlan(em: Em, schoolId: SchoolId, promotion: Promotion): Promise<Plan> {
  const { id, fromYear } = promotion;
  const [thisYear, nextYear] = [
    await readClasses(em, schoolId, fromYear),
    await readClasses(em, schoolId, fromYear + 1),
  ];
  const chosen = await readTargets(em, schoolId, id);
  const targets = new Map(
    thisYear.map((schoolClass) => [
      schoolClass.id,
      chosen.has(schoolClass.id) ? chosen.get(schoolClass.id)! : proposeTarget(schoolClass, thisYear, nextYear),
    ]),
  );
  if (promotion.appliedAt !== null) return { thisYear, nextYear, targets, learners: await readDone(em, schoolId, id) };
  const own = await readChoices(em, schoolId, id);
  const byId = new Map(thisYear.map((schoolClass) => [schoolClass.id, schoolClass]));
  const learners = (await readEnrolled(em, schoolId, fromYear)).map(({ learnerId, classId, status }) => {
    const choice = own.get(learnerId);
    const move = resolveMove(byId.get(classId)!, targets.get(classId) ?? null, choice);
    return { learnerId, classId, status, isOwn: choice !== undefined, ...move };
  });
  return { thisYear, nextYear, targets, learners };
}

const readClasses = (em: Em, schoolId: SchoolId, year: number): Promise<SchoolClass[]> =>
  em.find(SchoolClass, { schoolId, year }, { orderBy: { id: "asc" }, disableIdentityMap: true });

async function readTargets(
  em: Em,
  schoolId: SchoolId,
  promotionId: PromotionId,
): Promise<Map<ClassId, ClassRef | null>> {
  const rows = await em.find(PromotionClass, { schoolId, promotionId }, { disableIdentityMap: true });
  return new Map(
    rows.map(({ classId, toGrade = null, toStream }) => [
      classId,
      toGrade === null ? null : { grade: toGrade, stream: toStream },
    ]),
  );
}

async function readChoices(em: Em, schoolId: SchoolId, promotionId: PromotionId): Promise<Map<LearnerId, OwnChoice>> {
  const rows = await em.find(PromotionChoice, { schoolId, promotionId, isOwn: true }, { disableIdentityMap: true });
  return new Map(
    rows.map(({ learnerId, choice, toGrade = null, toStream = null, reason = null }) => [
      learnerId,
      { choice, toGrade, toStream, reason },
    ]),
  );
}

type Enrolled = { learnerId: LearnerId; classId: ClassId; status: LearnerStatus };

/** Everybody on the year's class lists now, in their order. */
const readEnrolled = (em: Em, schoolId: SchoolId, year: number): Promise<Enrolled[]> =>
  runSql<Enrolled>(
    em,
    `select e.learner_id as learnerId, e.class_id as classId, l.status from enrolment e
     join school_class c on c.id = e.class_id join learner l on l.id = e.learner_id
     where e.school_id = ? and c.year = ? and e.to_rev is null order by e.class_id, e.position`,
    [schoolId, year],
  );

type DoneRow = Enrolled & {
  choice: Choice;
  isOwn: number | boolean;
  reason: LeavingReason | null;
  grade: Grade | null;
  stream: string | null;
};

/** What became of everybody. */
async function readDone(em: Em, schoolId: SchoolId, promotionId: PromotionId): Promise<PlannedLearner[]> {
  const rows = await runSql<DoneRow>(
    em,
    `select p.learner_id as learnerId, p.from_class_id as classId, l.status, p.choice, p.is_own as isOwn, p.reason,
       c.grade, c.stream
     from promotion_choice p join learner l on l.id = p.learner_id left join school_class c on c.id = p.to_class_id
     where p.school_id = ? and p.promotion_id = ? and p.from_class_id is not null order by p.id`,
    [schoolId, promotionId],
  );
  return rows.map(({ grade, stream, isOwn, choice, ...row }) => {
    const target = grade === null ? null : { grade, stream: stream ?? "" };
    const became = target === null && choice !== Choice.leave ? Choice.complete : choice;
    return { ...row, choice: became, isOwn: Boolean(isOwn), target };
  });
}
