import { recordAudit } from "../identity/record-audit.js";
import type { Em } from "../platform/orm.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import type { Actor } from "./actor.js";
import { addGuardians, type Contact } from "./add-guardians.js";
import { changeRosters } from "./change-rosters.js";
import { insertLearners, type NewLearner } from "./insert-learners.js";
import { LifeKind } from "./life/learner-event.entity.js";
import { type LifeLine, recordLife } from "./life/record-life.js";

export type Admission = {
  classId: ClassId;
  learner: NewLearner;
  guardians?: readonly Contact[];
  /** What the log of the learner's life says of it, besides when and into which class. */
  life?: Omit<LifeLine, "learnerId" | "toClassId">;
};

/**
 * Admits new learners and puts them on their classes' rosters in the order given, all in one step: each class's roster
 * gets one new revision, however many join. The ids are in the order of the admissions.
 */
export async function enrolLearners(
  tx: Em,
  actor: Actor,
  now: Date,
  admissions: readonly Admission[],
): Promise<LearnerId[]> {
  const { schoolId, userId } = actor;
  if (admissions.length === 0) return [];
  const learnerIds = await insertLearners(
    tx,
    schoolId,
    now,
    admissions.map(({ learner }) => learner),
  );
  const contacts = admissions.flatMap(({ guardians = [] }, index) =>
    guardians.map((contact, place) => ({ ...contact, learnerId: learnerIds[index] as LearnerId, priority: place + 1 })),
  );
  await addGuardians(tx, schoolId, contacts);
  const joins = admissions.map(({ classId }, index) => ({ classId, learnerId: learnerIds[index] as LearnerId }));
  await changeRosters(tx, schoolId, now, { joins, leaves: [] });

  const lines = joins.map(({ learnerId, classId }, index) => ({
    kind: LifeKind.admitted,
    ...admissions[index]?.life,
    learnerId,
    toClassId: classId,
  }));
  await recordLife(tx, actor, now, lines);

  const detail = `${admissions.length} learners in ${new Set(joins.map(({ classId }) => classId)).size} classes`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "learners.enrolled",
    subject: `school:${schoolId}`,
    detail,
    at: now,
  });
  return learnerIds;
}
