import { LockMode } from "@mikro-orm/core";
import { refuse } from "./school-refusal.js";
import { lockScopes } from "../events/lock-scopes.js";
import { publishChanges } from "../events/publish-changes.js";
import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { ClassId, LearnerId, SchoolId } from "../values/ids.js";
import { schoolDayAt } from "../values/school-day.js";
import { checkClassSizes } from "./check-class-sizes.js";
import { classTermScopes } from "./class-term-scopes.js";
import { Enrolment } from "./enrolment.entity.js";
import { feedLine } from "./feed-line.js";
import { openTerms } from "./open-terms.js";
import { readRosters } from "./read-rosters.js";
import { SchoolClass } from "./school-class.entity.js";

export type RosterChange = {
  joins: readonly { classId: ClassId; learnerId: LearnerId }[];
  leaves: readonly { classId: ClassId; learnerId: LearnerId }[];
};

/**
 * Takes learners off rosters and puts learners on, all as one step: each class touched gets one new revision, in
 * which the leavers are gone and the joiners stand at its end, at positions nobody ever had. Devices that follow
 * the classes in terms not yet ended are told.
 *
 * Scopes are locked before classes, in the order in which a register's write takes them. Who is where was read before
 * that: where somebody else has moved a learner in between, nothing is done, so that nobody comes to stand on two lists.
 * Nor is anything done where a class cannot hold who would come.
 */
export async function changeRosters(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  { joins, leaves }: RosterChange,
): Promise<void> {
  const classIds = [...new Set([...joins, ...leaves].map(({ classId }) => classId))].sort((a, b) => a - b);
  if (classIds.length === 0) return;
  const day = schoolDayAt(now);

  const years = await tx.find(SchoolClass, { schoolId, id: { $in: classIds } }, { disableIdentityMap: true });
  const scopes = classTermScopes(years, await openTerms(tx, schoolId, day));
  await lockScopes(
    tx,
    scopes.map(({ scope }) => scope),
  );
  const classes = await tx.find(
    SchoolClass,
    { schoolId, id: { $in: classIds } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" }, refresh: true },
  );

  const entries: Entry[] = [];
  for (const schoolClass of classes) {
    schoolClass.rosterRev++;
    const { id: classId, rosterRev } = schoolClass;
    const leavers = leaves.filter((leave) => leave.classId === classId).map(({ learnerId }) => learnerId);
    if (leavers.length > 0) {
      const left = { toRev: rosterRev, toDay: day };
      const on = { schoolId, classId, toRev: null, learnerId: { $in: leavers } };
      if ((await tx.nativeUpdate(Enrolment, on, left)) < new Set(leavers).size) throw changedMeanwhile();
    }
    entries.push(...(await entriesOf(tx, schoolClass, joins)));
  }
  await checkOnNoList(
    tx,
    schoolId,
    joins.map(({ learnerId }) => learnerId),
  );
  await checkClassSizes(
    tx,
    schoolId,
    joins.map(({ classId }) => classId),
  );
  const stays = entries.map((entry) => ({ ...entry, schoolId, fromDay: day, toRev: null, toDay: null }));
  for (const chunk of chunksOf(stays, 1000)) await tx.insertMany(Enrolment, [...chunk]);
  await tx.flush();

  const rosters = await readRosters(tx, schoolId, classIds);
  const changes = scopes.flatMap(({ scope, classId }) => {
    const rosterRev = classes.find(({ id }) => id === classId)?.rosterRev ?? 0;
    const changed = rosters.get(classId)?.filter((entry) => entry.fromRev === rosterRev || entry.toRev === rosterRev);
    return [feedLine.rosterRevision(rosterRev), ...(changed ?? []).map(feedLine.learner)].map((item) => ({
      scope,
      ...item,
    }));
  });
  await publishChanges(tx, now, changes);
}

const changedMeanwhile = () => refuse("ROSTERS_CHANGED");

async function checkOnNoList(tx: Em, schoolId: SchoolId, learnerIds: readonly LearnerId[]): Promise<void> {
  for (const ids of chunksOf([...learnerIds], 500)) {
    const sql = `select id from enrolment where school_id = ? and to_rev is null and learner_id in ${placesFor(ids)} limit 1`;
    if ((await runSql(tx, sql, [schoolId, ...ids])).length > 0) throw changedMeanwhile();
  }
}

type Entry = { classId: ClassId; learnerId: LearnerId; position: number; fromRev: number };

async function entriesOf(
  tx: Em,
  { id: classId, rosterRev }: SchoolClass,
  joins: RosterChange["joins"],
): Promise<Entry[]> {
  const joiners = joins.filter((join) => join.classId === classId);
  if (joiners.length === 0) return [];
  const [last] = await tx.find(
    Enrolment,
    { classId },
    { orderBy: { position: "desc" }, limit: 1, disableIdentityMap: true },
  );
  const first = (last?.position ?? 0) + 1;
  return joiners.map(({ learnerId }, index) => ({ classId, learnerId, position: first + index, fromRev: rosterRev }));
}
