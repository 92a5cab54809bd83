import type { Em, Orm } from "../../src/platform/orm.js";
import { featuresAt } from "../../src/risk/features/features-at.js";
import type { RiskFeature } from "../../src/risk/features/risk-feature.js";
import { runAtOnce } from "../../src/risk/features/run-in-pieces.js";
import { readRecords } from "../../src/risk/records/read-records.js";
import type { ClassId, LearnerId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { type LearnerFacts, RecordBook } from "./record-book.js";
import { weekdaysOf } from "./weekdays-of.js";

export const LAST = "2026-08-03" as SchoolDay;
/** Of term 1 of 2026. */
export const DAYS = weekdaysOf("2026-01-05", "2026-04-02");

type Row = { [feature in RiskFeature]: number } & { enough: boolean; classId: ClassId };

export type RecordedSchool = Awaited<ReturnType<typeof aRecordedSchool>>;

/** A school of three terms and a class, with ways to write what happens in it and to read the rows made of that. */
export async function aRecordedSchool(orm: Orm) {
  const book = await RecordBook.open(orm.em.fork() as Em);
  const terms = [
    await book.term(2025, 3, "2025-08-25", "2025-10-24"),
    await book.term(2026, 1, "2026-01-05", "2026-04-02"),
    await book.term(2026, 2, "2026-04-27", "2026-07-31"),
  ];
  const east = await book.schoolClass("G7", 2026, "East");

  const read = () => readRecords(book.em, book.schoolId, { today: LAST });

  /** A row for everybody on the roll, by learner. */
  async function rowsAt(day: string) {
    const rows = runAtOnce(featuresAt(await read(), day as SchoolDay));
    return new Map(
      rows.learnerIds.map((id, row) => {
        const values = Object.fromEntries(rows.features.map(({ name, values: of }) => [name, of[row]!]));
        return [id, { ...values, enough: rows.enough[row] === 1, classId: rows.classIds[row] } as Row];
      }),
    );
  }

  const rowOf = async (learner: LearnerId, day: string) => (await rowsAt(day)).get(learner)!;

  /** Somebody who is in the class all the year. */
  async function somebody(facts: LearnerFacts = {}, classId = east): Promise<LearnerId> {
    const learner = await book.learner(facts);
    await book.stay(learner, classId, "2026-01-05");
    return learner;
  }

  /** Takes the registers of days; what is said of somebody on which is told by its place. */
  async function rolls(days: readonly string[], said: ReadonlyMap<LearnerId, Record<number, string>> = new Map()) {
    for (const [place, day] of days.entries()) {
      const marks = [...said].flatMap(([id, by]) => (by[place] ? [[id, by[place]] as const] : []));
      await book.roll(east, day, new Map(marks));
    }
  }

  return { book, terms, east, read, rowsAt, rowOf, somebody, rolls };
}
