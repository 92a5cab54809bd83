import type { Em } from "../src/platform/orm.js";
import { addGuardians } from "../src/schools/add-guardians.js";
import { changeRosters } from "../src/schools/change-rosters.js";
import { recordLife } from "../src/schools/life/record-life.js";
import type { Grade } from "../src/values/grade.js";
import type { ClassId, DeviceId, LearnerId, SchoolId, UserId } from "../src/values/ids.js";
import { addDays, type SchoolDay } from "../src/values/school-day.js";
import type { DemoCalendar } from "./demo-calendar.js";
import type { DemoPerson } from "./demo-people.js";
import type { History } from "./history/history.js";
import { type HistoryPlace, noonOf } from "./history/history-place.js";
import { rostersOf } from "./history/rosters-of.js";
import { writeClosures, writeTerms } from "./history/write-calendar.js";
import { otherSchoolOf, writeLearners } from "./history/write-people.js";
import { writeClasses, writeRosters } from "./history/write-rosters.js";

/** A class of this year, and who takes its register on what. */
export type DemoClassroom = {
  readonly classIndex: number;
  readonly classId: ClassId;
  readonly grade: Grade;
  readonly teacherId: UserId;
  readonly deviceId: DeviceId;
};

type Written = {
  readonly history: History;
  readonly people: readonly DemoPerson[];
  readonly classrooms: readonly DemoClassroom[];
  readonly calendar: DemoCalendar;
};

/**
 * Writes the demo's learners and who was where: the years before as rows of which phones know nothing, this year's lists
 * step by step as they came about, by the verb that tells the phones. The classes of this year are there already.
 */
export async function writeDemoYears(
  tx: Em,
  schoolId: SchoolId,
  { history, people, classrooms, calendar }: Written,
): Promise<HistoryPlace> {
  const first = classrooms[0]!.classIndex;
  const rosters = rostersOf(history);
  const isKnown = ({ name, starts }: { name: string; starts: SchoolDay }) =>
    calendar.closures.some((known) => known.name === name && known.starts === starts);
  const termIds = await writeTerms(tx, schoolId, history.terms);
  await writeClosures(
    tx,
    schoolId,
    history.years.closures.filter((closure) => !isKnown(closure)),
  );
  const before = await writeClasses(tx, schoolId, history.classes.slice(0, first), rosters);
  const classIds = [...before, ...classrooms.map(({ classId }) => classId)];
  const learnerIds = await writeLearners(tx, schoolId, history.learners, ({ number }) => identityOf(people[number]!));
  const contacts = people.map(({ guardian }, number) => ({ ...guardian, learnerId: learnerIds[number]!, priority: 1 }));
  await addGuardians(tx, schoolId, contacts);
  const authorOf = (classIndex: number) => {
    const { teacherId: userId, deviceId } =
      classrooms[(classIndex < first ? classIndex : classIndex - first) % classrooms.length]!;
    return { userId, deviceId };
  };
  const place = { tx, schoolId, history, rosters, termIds, classIds, learnerIds, authorOf };
  const opens = addDays(history.terms.find(({ year }) => year === history.classes[first]!.year)!.starts, -1);
  await writeRosters(place, first, addDays(opens, -1));
  await liveThisYear(place, first, opens);
  return place;
}

const identityOf = ({ admissionNumber, name, upi }: DemoPerson) => ({ admissionNumber, name, upi });

/** What has happened to this year's lists, in its order. */
async function liveThisYear(place: HistoryPlace, first: number, opens: SchoolDay): Promise<void> {
  const { tx, schoolId, history, classIds, learnerIds } = place;
  const toIds = (moves: readonly { classIndex: number; learner: number }[]) =>
    moves
      .filter(({ classIndex }) => classIndex >= first)
      .map((move) => ({ classId: classIds[move.classIndex]!, learnerId: learnerIds[move.learner]! }));
  for (const { day, joins, leaves } of history.changes.filter((change) => change.day >= opens)) {
    await changeRosters(tx, schoolId, noonOf(day), { joins: toIds(joins), leaves: toIds(leaves) });
  }
  const lives = history.learners.flatMap((learner) =>
    learner.life
      .filter(({ day }) => day >= opens)
      .map(({ fromClass, toClass, ...moment }) => ({
        ...moment,
        learnerId: learnerIds[learner.number] as LearnerId,
        fromClassId: fromClass === null ? null : classIds[fromClass]!,
        toClassId: toClass === null ? null : classIds[toClass]!,
        otherSchool: moment.kind.startsWith("transferred") ? otherSchoolOf(learner) : null,
      })),
  );
  const byDay = Map.groupBy(lives, ({ day }) => day);
  for (const day of [...byDay.keys()].sort()) {
    await recordLife(tx, { schoolId, userId: null }, noonOf(day), byDay.get(day)!);
  }
}
