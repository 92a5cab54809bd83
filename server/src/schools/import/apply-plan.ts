import type { Em } from "../../platform/orm.js";
import type { ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import { LearnerStatus } from "../../values/learner-status.js";
import type { Actor } from "../actor.js";
import { addClass } from "../add-class.js";
import { addGuardians, type Contact } from "../add-guardians.js";
import { changeRosters, type RosterChange } from "../change-rosters.js";
import { Enrolment } from "../enrolment.entity.js";
import { Guardian } from "../guardian.entity.js";
import { Guardianship } from "../guardianship.entity.js";
import { insertLearners } from "../insert-learners.js";
import { Learner } from "../learner.entity.js";
import { LifeKind } from "../life/learner-event.entity.js";
import { type LifeLine, recordLife } from "../life/record-life.js";
import { publishLearners } from "../publish-learners.js";
import { SchoolClass } from "../school-class.entity.js";
import { tellTiesChanged } from "../../identity/tell-ties-changed.js";
import { classKey } from "./class-key.js";
import type { LearnerChange, RosterPlan } from "./roster-plan.js";

/** Does what a plan says. Each roster it touches gets one new revision; a plan without changes touches nothing. */
export async function applyPlan(tx: Em, actor: Actor, now: Date, plan: RosterPlan, year: number): Promise<void> {
  const { schoolId } = actor;
  for (const schoolClass of plan.newClasses) await addClass(tx, actor, now, { year, ...schoolClass });
  const classes = await tx.find(SchoolClass, { schoolId, year }, { disableIdentityMap: true });
  const classIds = new Map(classes.map((schoolClass) => [classKey(schoolClass), schoolClass.id]));

  for (const change of plan.changes) await changeRecords(tx, schoolId, change);
  const learnerIds = await insertLearners(
    tx,
    schoolId,
    now,
    plan.admissions.map(({ learner }) => learner),
  );
  const admitted = plan.admissions.map((admission, index) => ({
    ...admission,
    learnerId: learnerIds[index] as LearnerId,
  }));
  await addGuardians(tx, schoolId, [
    ...admitted.flatMap(({ learnerId, contacts }) => inOrder(learnerId, contacts, 1)),
    ...plan.changes.flatMap(({ learnerId, newContacts, knownContacts }) =>
      inOrder(learnerId, newContacts, knownContacts + 1),
    ),
  ]);

  const answeredFor = plan.changes.filter(({ newContacts }) => newContacts.length > 0);
  const learnersAnsweredFor = answeredFor.map(({ learnerId }) => learnerId);
  if (answeredFor.length > 0) await tellTiesChanged(tx, now, schoolId, { learnerIds: learnersAnsweredFor });

  const moved = plan.changes.flatMap(({ learnerId, joins }) => (joins ? [{ learnerId, schoolClass: joins }] : []));
  const joins = [...admitted, ...moved].map(({ learnerId, schoolClass }) => ({
    learnerId,
    classId: classIds.get(classKey(schoolClass)) as ClassId,
  }));
  const leaves = await staysOf(
    tx,
    schoolId,
    moved.map(({ learnerId }) => learnerId),
  );
  await changeRosters(tx, schoolId, now, { joins, leaves });
  await recordLife(tx, actor, now, linesOf(plan, joins, leaves));
  await publishLearners(
    tx,
    schoolId,
    now,
    plan.changes.map(({ learnerId }) => learnerId),
  );
}

const inOrder = (learnerId: LearnerId, contacts: readonly Contact[], first: number) =>
  contacts.map((contact, index) => ({ ...contact, learnerId, priority: first + index }));

function linesOf(plan: RosterPlan, joins: RosterChange["joins"], leaves: RosterChange["leaves"]): LifeLine[] {
  const from = new Map(leaves.map(({ learnerId, classId }) => [learnerId, classId]));
  const changed = new Map(plan.changes.map((change) => [change.learnerId, isBack(change)]));
  return joins.map(({ learnerId, classId }) => {
    const back = changed.get(learnerId);
    const kind = back === undefined ? LifeKind.admitted : back ? LifeKind.reEntered : LifeKind.moved;
    return { learnerId, kind, fromClassId: from.get(learnerId) ?? null, toClassId: classId };
  });
}

const isBack = ({ fields }: LearnerChange): boolean => fields.some(({ field }) => field === "status");

async function changeRecords(tx: Em, schoolId: SchoolId, change: LearnerChange): Promise<void> {
  const { learnerId, record, phones, relations } = change;
  const changed = { ...record, ...(isBack(change) && { status: LearnerStatus.active, leftOn: null }) };
  if (Object.keys(changed).length > 0) await tx.nativeUpdate(Learner, { schoolId, id: learnerId }, changed);
  for (const { guardianId, phone } of phones) await tx.nativeUpdate(Guardian, { schoolId, id: guardianId }, { phone });
  for (const { guardianshipId, relation } of relations) {
    await tx.nativeUpdate(Guardianship, { schoolId, id: guardianshipId }, { relation });
  }
}

async function staysOf(tx: Em, schoolId: SchoolId, learnerIds: LearnerId[]): Promise<RosterChange["leaves"]> {
  if (learnerIds.length === 0) return [];
  return tx.find(Enrolment, { schoolId, learnerId: { $in: learnerIds }, toRev: null }, { disableIdentityMap: true });
}
