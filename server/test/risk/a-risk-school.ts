import { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import type { Em, Orm } from "../../src/platform/orm.js";
import type { ClassId, LearnerId, TermId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { RecordBook } from "./record-book.js";
import { weekdaysOf } from "./weekdays-of.js";

/** After the third of four terms. */
export const TODAY = "2026-04-27" as SchoolDay;

const TERMS = [
  [2025, 2, "2025-04-28", "2025-08-01"],
  [2025, 3, "2025-08-25", "2025-10-24"],
  [2026, 1, "2026-01-05", "2026-04-02"],
  [2026, 2, "2026-04-27", "2026-07-31"],
] as const;

export type RiskSchool = {
  readonly book: RecordBook;
  readonly termIds: readonly TermId[];
  /** Grade 7 of 2025 and Grade 8 of 2026, into which everybody is promoted. */
  readonly classes: readonly [ClassId, ClassId];
  readonly learners: readonly LearnerId[];
};

/** A school of six learners with something in every table that a risk is read from. */
export async function aRiskSchool(orm: Orm): Promise<RiskSchool> {
  const book = await RecordBook.open(orm.em.fork() as Em);
  const termIds: TermId[] = [];
  for (const [year, number, starts, ends] of TERMS) termIds.push(await book.term(year, number, starts, ends));
  await book.closure("2025-06-25", "2025-06-27");
  const classes = [await book.schoolClass("G7", 2025, "East"), await book.schoolClass("G8", 2026, "East")] as const;
  const learners: LearnerId[] = [];
  for (const at of Array(6).keys()) {
    const learner = await book.learner({
      sex: at % 2 === 0 ? "F" : "M",
      born: at === 5 ? null : `${2010 + (at % 3)}-03-0${at + 1}`,
      residence: at === 1 ? "B" : "D",
      admitted: at === 2 ? null : "2023-01-09",
    });
    learners.push(learner);
    await book.stay(learner, classes[0], "2025-04-28", "2026-01-05");
    await book.stay(learner, classes[1], "2026-01-05", at === 3 ? "2026-03-02" : null);
    await book.life(learner, at === 4 ? LifeKind.transferredIn : LifeKind.admitted, "2025-04-28", { to: classes[0] });
    const went = at === 0 ? LifeKind.repeated : LifeKind.promoted;
    await book.life(learner, went, "2026-01-05", { from: classes[0], to: classes[1] });
  }
  await book.life(learners[3]!, LifeKind.left, "2026-03-02", { from: classes[1], reason: "fees" });
  for (const [at, [, , starts, ends]] of TERMS.slice(0, 3).entries()) {
    const days = weekdaysOf(starts, ends);
    const classId = classes[at < 2 ? 0 : 1];
    // Four weeks of registers of each term.
    for (const [place, day] of days.slice(25, 45).entries()) {
      const marks = new Map<LearnerId, string>([
        [learners[place % 6]!, ["A.fees", "A.herding", "L", "A", "E.illness", "A.distance-weather-safety"][place % 6]!],
      ]);
      await book.roll(classId, day, marks);
    }
    const scores = new Map(learners.map((learner, place) => [learner, String(20 + 11 * place + 3 * at)]));
    await book.marks.sheet(classId, termIds[at]!, "Mathematics", days[22]!, scores);
    await book.marks.sheet(classId, termIds[at]!, "English", days[23]!, scores, { maximum: 120 });
    for (const learner of learners) {
      const invoice = await book.fees.invoice(learner, termIds[at]!, 5_000, { day: starts, due: days[10]! });
      await book.fees.pay(invoice, 1_000 * (learner % 4), days[12]!);
      if (learner === learners[1])
        await book.fees.plan(learner, invoice.id, days[13]!, days[40]!, [[days[30]!, 4_000]]);
    }
  }
  return { book, termIds, classes, learners };
}
