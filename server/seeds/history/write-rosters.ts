import { runSql } from "../../src/platform/sql.js";
import type { Em } from "../../src/platform/orm.js";
import { writeRows } from "../../src/platform/write-rows.js";
import { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import type { ClassId, SchoolId } from "../../src/values/ids.js";
import { addDays, type SchoolDay } from "../../src/values/school-day.js";
import type { History } from "./history.js";
import { type HistoryPlace, noonOf } from "./history-place.js";
import type { HistoryRoster } from "./rosters-of.js";
import { otherSchoolOf } from "./write-people.js";

const CLASS = {
  name: "schoolClass",
  columns: ["schoolId", "year", "grade", "stream", "rosterRev", "restoredRev"],
} as const;
const STAY = {
  name: "enrolment",
  columns: ["schoolId", "classId", "learnerId", "position", "fromRev", "toRev", "fromDay", "toDay"],
} as const;
const EVENT = {
  name: "learnerEvent",
  columns: ["schoolId", "learnerId", "kind", "day", "fromClassId", "toClassId", "reason", "otherSchool", "at"],
} as const;

/** Writes classes with the revision their lists have come to; tells their ids, in their order. */
export async function writeClasses(
  tx: Em,
  schoolId: SchoolId,
  classes: History["classes"],
  rosters: readonly HistoryRoster[],
): Promise<ClassId[]> {
  const rows = classes.map((each, index) => ({
    schoolId,
    ...each,
    rosterRev: rosters[index]!.revisions.length,
    restoredRev: 0,
  }));
  await writeRows(tx, CLASS, rows);
  const sql = "select id, year, grade, stream from school_class where school_id = ?";
  const found = await runSql<History["classes"][number] & { id: ClassId }>(tx, sql, [schoolId]);
  return classes.map(
    ({ year, grade, stream }) =>
      found.find((each) => each.year === year && each.grade === grade && each.stream === stream)!.id,
  );
}

/**
 * Writes who was on the lists of the first `classes` classes, and the lines of the learners' lives up to `until`. They stand
 * for what was brought in from before: the classes' years are over, and no device follows them.
 */
export async function writeRosters(place: HistoryPlace, classes: number, until: SchoolDay): Promise<void> {
  const { tx, schoolId, history, rosters, classIds, learnerIds } = place;
  const stays = rosters.slice(0, classes).flatMap((roster) => roster.stays);
  await writeRows(
    tx,
    STAY,
    stays.map(({ classIndex, learner, ...stay }) => ({
      schoolId,
      classId: classIds[classIndex]!,
      learnerId: learnerIds[learner]!,
      ...stay,
    })),
  );
  const classOf = (index: number | null) => (index === null ? null : classIds[index]!);
  const opens = addDays(history.terms[0]!.starts, -1);
  const events = history.learners.flatMap((learner) =>
    learner.life
      .filter(({ day }) => day <= until)
      .map(({ kind, day, fromClass, toClass, reason }) => ({
        schoolId,
        learnerId: learnerIds[learner.number]!,
        kind,
        day,
        fromClassId: classOf(fromClass),
        toClassId: classOf(toClass),
        reason,
        otherSchool:
          kind === LifeKind.transferredIn || kind === LifeKind.transferredOut ? otherSchoolOf(learner) : null,
        at: noonOf(day < opens ? opens : day),
      })),
  );
  await writeRows(
    tx,
    EVENT,
    events.sort((one, other) => one.at.getTime() - other.at.getTime()),
  );
}
