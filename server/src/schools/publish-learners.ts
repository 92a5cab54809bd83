import { publishChanges } from "../events/publish-changes.js";
import type { Em } from "../platform/orm.js";
import type { LearnerId, SchoolId } from "../values/ids.js";
import { schoolDayAt } from "../values/school-day.js";
import { classTermScopes } from "./class-term-scopes.js";
import { Enrolment } from "./enrolment.entity.js";
import { feedLine } from "./feed-line.js";
import { openTerms } from "./open-terms.js";
import { readRosters } from "./read-rosters.js";
import { SchoolClass } from "./school-class.entity.js";

/** Tells the devices that have these learners on a roster what their records say now; the rosters stand as they are. */
export async function publishLearners(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  learnerIds: readonly LearnerId[],
): Promise<void> {
  if (learnerIds.length === 0) return;
  const stays = await tx.find(
    Enrolment,
    { schoolId, learnerId: { $in: [...learnerIds] }, toRev: null },
    { disableIdentityMap: true },
  );
  const classIds = [...new Set(stays.map(({ classId }) => classId))];
  const classes = await tx.find(SchoolClass, { schoolId, id: { $in: classIds } }, { disableIdentityMap: true });
  const rosters = await readRosters(tx, schoolId, classIds);
  const told = new Set(learnerIds);

  const terms = await openTerms(tx, schoolId, schoolDayAt(now));
  const changes = classTermScopes(classes, terms).flatMap(({ scope, classId }) =>
    (rosters.get(classId) ?? [])
      .filter(({ learnerId, toRev }) => toRev === null && told.has(learnerId))
      .map((entry) => ({ scope, ...feedLine.learner(entry) })),
  );
  await publishChanges(tx, now, changes);
}
