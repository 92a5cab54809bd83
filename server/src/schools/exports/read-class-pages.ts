import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { SchoolDay } from "../../values/school-day.js";
import { className } from "../class-name.js";
import { rosterYear } from "../import/roster-year.js";
import { loadGuardianships } from "../load-guardianships.js";
import { readLearnerRecords, type LearnerRecord } from "./read-learner-records.js";
import { visibleClasses } from "../visible-classes.js";

/** A learner as exports tell them: the record, the class and the guardians, who is called first at the head. */
export type ListedLearner = LearnerRecord & {
  className: string;
  guardians: Awaited<ReturnType<typeof loadGuardianships>> extends Map<unknown, infer Guardians> ? Guardians : never;
};

/** Everybody on the class lists of the year, class by class, so that no more than one is in memory. */
export async function* readClassPages(em: Em, viewer: Viewer, today: SchoolDay): AsyncGenerator<ListedLearner[]> {
  const { schoolId } = viewer;
  const year = await rosterYear(em, schoolId, today);
  const classes = (await visibleClasses(em, viewer)).filter((schoolClass) => schoolClass.year === year);
  for (const schoolClass of classes) {
    const records = await readLearnerRecords(em, schoolId, schoolClass.id);
    const ids = records.map(({ id }) => id);
    const guardians = ids.length > 0 ? await loadGuardianships(em, viewer, ids) : new Map();
    const name = className(schoolClass);
    yield records.map((record) => ({ ...record, className: name, guardians: guardians.get(record.id) ?? [] }));
  }
}
