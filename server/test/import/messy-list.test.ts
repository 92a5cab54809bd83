import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Change } from "../../src/events/change.entity.js";
import { ScopeHead } from "../../src/events/scope-head.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { acceptRoster } from "../../src/schools/import/accept-roster.js";
import { checkRoster } from "../../src/schools/import/check-roster.js";
import { faultSentence } from "../../src/schools/import/fault-sentence.js";
import { FaultSeverity } from "../../src/schools/import/fault.js";
import type { RosterReport } from "../../src/schools/import/roster-report.js";
import { SchoolClass } from "../../src/schools/school-class.entity.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";
import { messyList } from "../fixtures/import/write-messy-list.js";
import { inShort, planOf } from "./roster-file.js";

const bytes = readFileSync(new URL("../fixtures/import/messy-list.csv", import.meta.url));
const now = new Date("2026-09-07T06:00:00Z");
const clock = { now: () => now };

const SUMMARY = {
  rows: 540,
  newLearners: 529,
  changedLearners: 0,
  movedLearners: 0,
  unchanged: 1,
  newClasses: [
    "Grade 7 East",
    "Grade 7 West",
    "Grade 8 East",
    "Grade 8 West",
    "Grade 9",
    "PP1",
    "PP2",
    "Grade 1",
    "Grade 2",
    "Form 3 West",
    "Form 4",
  ],
  newGuardians: 527,
  changedGuardians: 0,
  newStaff: 0,
  changedStaff: 0,
  siblings: 3,
  faultyRows: 10,
  warnings: 16,
};

const ERRORS = [
  '66 ADMISSION_NUMBER_REPEATED "3070" (71) in ADM NO.',
  '71 ADMISSION_NUMBER_REPEATED "3070" (66) in ADM NO.',
  '72 ADMISSION_NUMBER_REPEATED "ADM/71" (73) in ADM NO.',
  '73 ADMISSION_NUMBER_REPEATED "ADM/71" (72) in ADM NO.',
  "92 ADMISSION_NUMBER_MISSING in ADM NO.",
  "93 NAME_MISSING in Jina la mwanafunzi",
  "94 CLASS_MISSING in Class",
  '95 CLASS_UNKNOWN "Grade Thirteen" in Class',
  '96 CLASS_UNKNOWN "Form 7" in Class',
  '182 TOO_MANY_CELLS "stray"',
];

const WARNINGS = [
  '1 COLUMN_UNKNOWN "House colour" in House colour',
  '7 CLASS_READ_AS "7E" (Grade 7 East) in Class',
  '82 ROW_REPEATED "3080" (81) in ADM NO.',
  '102 PHONE_BAD "0812345678" in Simu ya mzazi',
  '103 PHONE_BAD "07123" in Simu ya mzazi',
  '104 PHONE_BAD "mama 0712 345 678" in Simu ya mzazi',
  '105 PHONE_BAD "+255712345678" in Simu ya mzazi',
  '106 PHONE_BAD "12" in Simu ya mzazi',
  '112 UPI_REPEATED "A1029F0" (110) in UPI',
  '122 BIRTH_DATE_BAD "31/02/2014" in Date of Birth (dd/mm/yyyy)',
  '123 BIRTH_DATE_BAD "03/25/2014" in Date of Birth (dd/mm/yyyy)',
  '124 BIRTH_DATE_UNLIKELY "1/1/1914" in Date of Birth (dd/mm/yyyy)',
  '132 SEX_UNKNOWN "X" in Jinsia',
  '144 TEXT_CLEANED "Zoë Nekesa Wafula" in Jina la mwanafunzi',
  '153 GUARDIAN_KNOWN_AS "+254799010149" (Doreen Syombua Kyalo) in Mzazi/Mlezi',
  '449 CLASS_READ_AS "F3W" (Form 3 West) in Class',
];

describe("a messy list of 540 learners", () => {
  it("is what its generator writes", () => {
    expect(bytes.toString()).toBe(messyList());
  });

  it("is reported row by row", () => {
    const { summary, faults } = planOf(bytes);
    expect(faults.filter(({ severity }) => severity === FaultSeverity.error).map(inShort)).toEqual(ERRORS);
    expect(faults.filter(({ severity }) => severity === FaultSeverity.warning).map(inShort)).toEqual(WARNINGS);
    expect(summary).toEqual(SUMMARY);
  });

  it("says what to do in both languages, with nothing left to fill in", () => {
    for (const fault of planOf(bytes).faults) {
      const { english, kiswahili } = faultSentence(fault);
      expect(english).toMatch(/^[“A-Z+\d].*\.$/);
      expect(kiswahili).toMatch(/^[“A-Z+\d].*\.$/);
      expect(english + kiswahili).not.toMatch(/[{}]|null|undefined/);
    }
  });

  it("keeps names as they were typed, but for blanks and signs that fit no register", () => {
    const names = new Map(
      planOf(bytes).admissions.map(({ learner }) => [learner.admissionNumber as string, learner.name]),
    );
    expect(names.get("3141")).toBe("Wanjirũ Ng'ang'a-M'Ikiara");
    expect(names.get("3142")).toBe("OTIENO o. Barack");
    expect(names.get("3143")).toBe("Zoë Nekesa Wafula");
    expect([...names.values()].filter((name) => name !== name.trim())).toEqual([]);
  });

  it("reads its dates, sexes, phones and guardians", () => {
    const rows = new Map(
      planOf(bytes).admissions.map((admission) => [admission.learner.admissionNumber as string, admission]),
    );
    const born = ["3001", "3002", "3003", "3004"].map((number) => rows.get(number)?.learner.birthDate);
    expect(born).toEqual(["2008-01-01", "2009-02-02", "2010-03-03", "2011-04-04"]);
    const sexes = ["3001", "3002", "3003", "3004"].map((number) => rows.get(number)?.learner.sex);
    expect(sexes).toEqual(["M", "M", "F", "F"]);
    expect(rows.get("3105")?.contacts.map(({ phone }) => phone)).toEqual(["+254711000104", "+254733000104"]);
    expect(rows.get("3106")?.contacts).toEqual([{ name: "Samuel Muthomi M'Ikiara", phone: null, relation: "Baba" }]);
    expect(rows.get("3144")?.contacts[0]?.name).toBe('=HYPERLINK("http://x")');
    expect(rows.get("3145")?.contacts[0]?.name).toBe('Mama "Toto"; Njeri');
    expect(rows.get("3161")?.contacts[0]?.name).toMatch(/^Guardian of /);
    expect(rows.get("3162")?.contacts).toEqual([]);
    expect(rows.get("3152")?.contacts[0]).toMatchObject({ name: "Doreen Syombua Kyalo", phone: "+254799010149" });
  });
});

describe.each(engines)("a messy list on %s", (engine) => {
  it("is imported once accepted, and the second time changes nothing", { timeout: 60_000 }, async () => {
    await using database = await openFreshDatabase(engine);
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withStaff(Role.head)
      .build();
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: school.person(Role.head).userId };
    const check = () => inTransaction(em, (tx) => checkRoster(tx, actor, now, { name: "list.csv", bytes }));
    const count = async (table: string) =>
      Number((await em.execute<{ n: number }[]>(`select count(*) as n from ${table}`))[0]?.n);

    const checked = await check();
    expect((JSON.parse(checked.report) as RosterReport).summary).toEqual(SUMMARY);
    expect(await count("learner")).toBe(0);

    const { outcome } = await inTransaction(em, (tx) => acceptRoster(tx, actor, now, { id: checked.id }));
    expect(outcome).toBe("applied");
    expect(await count("learner")).toBe(529);
    expect(await count("guardian")).toBe(527);
    expect(await count("enrolment")).toBe(529);
    const sizes = await em.execute<{ n: number }[]>(
      "select count(*) as n from enrolment group by class_id order by class_id",
    );
    expect(sizes.map(({ n }) => Number(n))[0]).toBe(60);

    const stand = async () => ({
      heads: (await em.fork().find(ScopeHead, {}, { orderBy: { id: "asc" } })).map(({ name, head, digest }) => ({
        name,
        head,
        digest,
      })),
      items: (await em.fork().find(Change, {}, { orderBy: { scopeId: "asc", item: "asc" } })).map(
        ({ item, seq, line }) => ({ item, seq, line }),
      ),
      revisions: (await em.fork().find(SchoolClass, {}, { orderBy: { id: "asc" } })).map(({ rosterRev }) => rosterRev),
    });
    const before = await stand();
    expect(before.revisions).toEqual(Array.from({ length: 11 }, () => 1));
    expect(before.items.filter(({ item }) => item.startsWith("l"))).toHaveLength(529);

    const again = await check();
    expect((JSON.parse(again.report) as RosterReport).summary).toMatchObject({
      newLearners: 0,
      changedLearners: 0,
      unchanged: 530,
      newClasses: [],
      newGuardians: 0,
      faultyRows: 10,
    });
    await inTransaction(em, (tx) => acceptRoster(tx, actor, now, { id: again.id }));
    expect(await stand()).toEqual(before);
    expect(await count("learner")).toBe(529);
    expect(await count("guardianship")).toBe(
      await count("(select distinct learner_id, guardian_id from guardianship) s"),
    );
  });
});
