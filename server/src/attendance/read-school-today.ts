import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { toClassType } from "../schools/class.type.js";
import { isSchoolDay } from "../schools/is-school-day.js";
import type { SchoolClass } from "../schools/school-class.entity.js";
import { readCalendar } from "../schools/school-calendar.js";
import { termOfDay } from "../schools/term-of-day.js";
import { visibleClasses } from "../schools/visible-classes.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { Session } from "../values/session.js";
import type { ClassTodayType, SchoolTodayType } from "./school-today.type.js";
import type { Totals } from "./totals.js";
import { toTotalsType } from "./totals.type.js";

/** The school on one day, class by class. */
export async function readSchoolToday(em: Em, viewer: Viewer, day: SchoolDay): Promise<SchoolTodayType> {
  const calendar = await readCalendar(em, viewer.schoolId);
  const answer = isSchoolDay(calendar, day);
  const year = termOfDay(calendar.terms, day)?.year ?? Number(day.slice(0, 4));
  const classes = (await visibleClasses(em, viewer)).filter((schoolClass) => schoolClass.year === year);
  return {
    day,
    schoolDay: answer.held,
    reason: answer.held ? null : answer.reason,
    classes: await readDay(em, viewer.schoolId, classes, day),
  };
}

/** One class's day; null when the viewer does not see the class. */
export async function readClassToday(
  em: Em,
  viewer: Viewer,
  classId: ClassId,
  day: SchoolDay,
): Promise<ClassTodayType | null> {
  const classes = (await visibleClasses(em, viewer)).filter(({ id }) => id === classId);
  return (await readDay(em, viewer.schoolId, classes, day))[0] ?? null;
}

type RollRow = Totals & { classId: ClassId; session: Session; rosterRev: number; revision: number };

async function readDay(
  em: Em,
  schoolId: SchoolId,
  classes: readonly SchoolClass[],
  day: SchoolDay,
): Promise<ClassTodayType[]> {
  const rows = await runSql<RollRow>(
    em,
    `select class_id as classId, session, roster_rev as rosterRev, present, late, absent, excused,
       not_taken as notTaken, revision from roll_call where school_id = ? and day = ?`,
    [schoolId, day],
  );
  const rolls = Map.groupBy(rows, ({ classId }) => classId);
  const teachers = await readClassTeachers(
    em,
    schoolId,
    classes.map(({ id }) => id),
  );
  return classes.map((schoolClass) => {
    const own = rolls.get(schoolClass.id) ?? [];
    const taken = (session: Session) => {
      const roll = own.find((each) => each.session === session && each.rosterRev > 0);
      return roll ? toTotalsType(roll) : null;
    };
    return {
      class: toClassType(schoolClass),
      teacher: teachers.get(schoolClass.id) ?? null,
      morning: taken(Session.morning),
      afternoon: taken(Session.afternoon),
      revision: Math.max(0, ...own.map(({ revision }) => Number(revision))),
      day,
    };
  });
}

async function readClassTeachers(
  em: Em,
  schoolId: SchoolId,
  classIds: readonly ClassId[],
): Promise<Map<ClassId, string>> {
  if (classIds.length === 0) return new Map();
  const rows = await runSql<{ classId: ClassId; name: string }>(
    em,
    `select t.class_id as classId, u.name from teaching t join \`user\` u on u.id = t.user_id
     where t.school_id = ? and t.kind = ? and t.class_id in ${placesFor(classIds)}`,
    [schoolId, "class", ...classIds],
  );
  return new Map(rows.map(({ classId, name }) => [classId, name]));
}
