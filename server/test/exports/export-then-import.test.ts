import "reflect-metadata";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Viewer } from "../../src/identity/viewer.js";
import { type SheetFormat, writeSheet } from "../../src/platform/spreadsheet/write-sheet.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { enrolLearners } from "../../src/schools/enrol-learners.js";
import { headOf } from "../../src/schools/exports/list-column.js";
import { LEARNER_COLUMNS } from "../../src/schools/exports/learner-columns.js";
import { readClassPages } from "../../src/schools/exports/read-class-pages.js";
import { checkRoster } from "../../src/schools/import/check-roster.js";
import type { RosterReport } from "../../src/schools/import/roster-report.js";
import { isSameName } from "../../src/schools/import/same-name.js";
import { parseAdmissionNumber } from "../../src/values/admission-number.js";
import { toLineText } from "../../src/values/line-text.js";
import { parsePhone } from "../../src/values/phone.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool } from "../a-school.js";
import { openFreshDatabase } from "../engines.js";

const now = new Date("2026-09-07T06:00:00Z");
const TODAY = "2026-09-07" as SchoolDay;

/** Names with whatever people and machines put into them: apostrophes, commas, formulas, marks. */
const name = fc
  .oneof(
    fc.constantFrom(
      "Achieng' Otieno",
      "Wangũi wa Njoroge",
      "=HYPERLINK(1)",
      "+254712",
      "-3",
      "@SUM(A1)",
      'O"Brien; Ann',
      "'Mwangi",
    ),
    fc.string({ minLength: 2, maxLength: 40 }),
  )
  .map((text) => toLineText(text) as string)
  .filter((text) => text.length > 1 && !/^[\s'’]*$/.test(text));
const guardian = fc.record({
  name,
  phone: fc.option(fc.integer({ min: 10_000_000, max: 99_999_999 }).map((number) => parsePhone(`07${number}`)!)),
  relation: fc.option(fc.constantFrom("Mother", "Uncle", "=1+1")),
});
const learner = fc.record({
  name,
  sex: fc.option(fc.constantFrom("F" as const, "M" as const)),
  birthDate: fc.option(fc.constantFrom("2014-12-31" as SchoolDay, "2012-02-29" as SchoolDay)),
  number: fc.constantFrom("0", "00", "A/", "=", "-", "7E"),
  // No list can tell two people of one name and without a number apart.
  guardians: fc
    .array(guardian, { maxLength: 2 })
    .filter(([one, other]) => !one || !other || !isSameName(one.name, other.name)),
});

describe("a list of learners", () => {
  it("that was exported changes nothing when it is imported, as CSV and as a workbook", async () => {
    await using database = await openFreshDatabase("sqlite");
    const lists = fc.array(learner, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        lists,
        fc.constantFrom("csv", "xlsx"),
        fc.constantFrom("en", "sw"),
        async (learners, format, locale) => {
          const { summary, faults } = await exportAndCheck(
            database.orm.em as Em,
            learners,
            format as SheetFormat,
            locale as "en" | "sw",
          );
          expect(faults.filter(({ severity }) => severity === "error")).toEqual([]);
          expect(summary).toMatchObject({
            newLearners: 0,
            changedLearners: 0,
            newGuardians: 0,
            unchanged: learners.length,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Listed = typeof learner extends fc.Arbitrary<infer One> ? One : never;

async function exportAndCheck(root: Em, learners: readonly Listed[], format: SheetFormat, locale: "en" | "sw") {
  const clock = { now: () => now };
  const orm = { em: root } as never;
  const school = await aSchool({ orm, clock })
    .withTerm("2026-08-24", "2026-10-23", 3)
    .withStaff(Role.head)
    .withClass("G7", "East")
    .build();
  const em = root.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  const actor = { schoolId: school.id, userId: school.person(Role.head).userId };
  const phones = new Set<string>();
  await inTransaction(em, (tx) =>
    enrolLearners(
      tx,
      actor,
      now,
      learners.map(({ number, guardians, ...record }, index) => ({
        classId: school.classes[0]!.id,
        learner: { ...record, admissionNumber: parseAdmissionNumber(`${number}${index + 1}`)! },
        guardians: guardians.filter(({ phone }) => phone === null || (!phones.has(phone) && phones.add(phone))),
      })),
    ),
  );
  const viewer: Viewer = { kind: "user", roles: new Set([Role.head]), deviceId: 1 as never, ...actor };
  const rows = (async function* () {
    for await (const page of readClassPages(em, viewer, TODAY))
      for (const row of page) yield LEARNER_COLUMNS.map(({ write }) => write(row));
  })();
  const bytes = await buffer(
    writeSheet(format, { title: "learners", head: headOf(LEARNER_COLUMNS as never, locale), rows }),
  );
  const checked = await inTransaction(em, (tx) => checkRoster(tx, actor, now, { name: "list", bytes }));
  return JSON.parse(checked.report) as RosterReport;
}
