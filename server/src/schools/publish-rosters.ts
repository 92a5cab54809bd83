import { publishChanges } from "../events/publish-changes.js";
import type { Em } from "../platform/orm.js";
import type { SchoolId } from "../values/ids.js";
import { classTermScopes } from "./class-term-scopes.js";
import { feedLine } from "./feed-line.js";
import { readRosters } from "./read-rosters.js";
import type { SchoolClass } from "./school-class.entity.js";
import type { TermDates } from "./term-of-day.js";

/** Opens the scopes of classes in terms, or brings them up to date, with each class's roster as it stands. */
export async function publishRosters(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  classes: readonly SchoolClass[],
  terms: readonly TermDates[],
): Promise<void> {
  const rosters = await readRosters(
    tx,
    schoolId,
    classes.map(({ id }) => id),
  );
  const changes = classTermScopes(classes, terms).flatMap(({ scope, classId }) => {
    const rosterRev = classes.find(({ id }) => id === classId)?.rosterRev ?? 0;
    const enrolled = (rosters.get(classId) ?? []).filter(({ toRev }) => toRev === null);
    return [feedLine.rosterRevision(rosterRev), ...enrolled.map(feedLine.learner)].map((item) => ({ scope, ...item }));
  });
  await publishChanges(tx, now, changes);
}
