import { writeXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runSql } from "../../src/platform/sql.js";
import { GUARDIAN_LIST } from "../../src/schools/import/guardians/guardian-list.js";
import { readGuardianRow } from "../../src/schools/import/guardians/read-guardian-row.js";
import { readTable } from "../../src/schools/import/read-table.js";
import { Learner } from "../../src/schools/learner.entity.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { type EngineName, engines, openFreshDatabase } from "../engines.js";
import { ImportOffice, NOW } from "./import-office.js";
import { inShort, planOf, planOfFile } from "./roster-file.js";

const clock = { now: () => NOW };
const ROWS = [
  ["Adm No", "Name", "Class"],
  ["17", "Wanjiru Njeri", "Grade 7 East"],
];

describe("a workbook whose list is not on the first sheet", () => {
  const lists = { name: "Classes", rows: [["Grade 7 East"], ["Grade 8"]] };

  it.each(["hidden", "veryHidden"])("is read past a sheet that is %s", async (state) => {
    const sheets = [
      { ...lists, [state]: true },
      { name: "List", rows: ROWS },
    ];
    const { admissions } = await planOfFile(await writeXlsx({ sheets }));
    expect(admissions.map(({ learner }) => learner.name)).toEqual(["Wanjiru Njeri"]);
  });

  it("keeps the zeros of a format there too", async () => {
    const cells = new Map([["1,0", { value: 17, type: "number" as const, style: { numFmt: "0000" } }]]);
    const sheets = [
      { ...lists, hidden: true },
      { name: "List", rows: ROWS, cells },
    ];
    const { admissions } = await planOfFile(await writeXlsx({ sheets }));
    expect(admissions.map(({ learner }) => learner.admissionNumber)).toEqual(["0017"]);
  });

  it("is refused when people see the other sheet first, and told where the list belongs", async () => {
    const file = await writeXlsx({ sheets: [lists, { name: "List", rows: ROWS }] });
    await expect(planOfFile(file)).rejects.toThrow("in its first sheet");
  });
});

describe("two numbers that may be one child's", () => {
  it("are told, by name in any order and day of birth, and imported", () => {
    const { admissions, faults } = planOf(
      [
        "adm,name,class,dob",
        "1,Peter Okoth,G7,01/02/2013",
        "2,Paul Okoth,G7,01/02/2013",
        "3,Okoth Paul,G7,01/02/2013",
        "4,Paul Okoth,G7,02/02/2013",
        "5,Paul Okoth,G7,",
      ].join("\n"),
    );
    expect(admissions).toHaveLength(5);
    expect(faults.map(inShort)).toEqual(['4 LEARNER_ALIKE "3" (Paul Okoth (2)) in adm']);
  });
});

describe("several numbers in the cell of a guardian's phone", () => {
  const read = (phones: string, second: string) => {
    const list = `adm,guardian,phone,second phone\n1,Jane Doe,${phones},${second}\n`;
    const table = readTable(GUARDIAN_LIST, list);
    const { entry, faults } = readGuardianRow(table, table.rows[0]!);
    return [entry.phone, entry.secondPhone, ...faults.map(inShort)];
  };
  it.each([
    ["0712000001/0712000002", "", ["+254712000001", "+254712000002"]],
    [
      "0712000001 / 0712000002",
      "0733000001",
      ["+254712000001", "+254733000001", '2 PHONE_EXTRA "+254712000002" in phone'],
    ],
    [
      "0712000001/0712000002/0712000003",
      "0712000002",
      ["+254712000001", "+254712000002", '2 PHONE_EXTRA "+254712000003" in phone'],
    ],
    ["", "0712000002", [null, "+254712000002"]],
    ["0712000001/12", "", ["+254712000001", null, '2 PHONE_BAD "12" in phone']],
  ])("are the first and the second: %s and %s", (phones, second, expected) => {
    expect(read(phones, second)).toEqual(expected);
  });
});

describe.each(engines)("lists with likely mistakes on %s", (engine: EngineName) => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  beforeAll(async () => {
    database = await openFreshDatabase(engine);
  }, 60_000);
  afterAll(() => database[Symbol.asyncDispose]());

  const anOffice = async () =>
    new ImportOffice(
      database.orm.em as never,
      await aSchool({ orm: database.orm, clock })
        .withTerm("2026-08-24", "2026-10-23", 3)
        .withStaff(Role.head)
        .withClass("G7", "East")
        .withLearners(3)
        .build(),
    );

  it("reads numbers that lost their zeros as those of the learners of that name, and adds nobody twice", async () => {
    const office = await anOffice();
    const list = "adm,name,class\n1,Learner 1,G7 East\n2,Learner 2 Achieng,G7 East\n3,Somebody Else,G7 East\n";
    const { summary, faults, changes } = await office.import(list);
    expect(faults.map(inShort)).toEqual([
      '2 NUMBER_READ_AS "1" (Learner 1 (0001)) in adm',
      '3 NUMBER_READ_AS "2" (Learner 2 (0002)) in adm',
    ]);
    expect(summary).toMatchObject({ newLearners: 1, changedLearners: 1, unchanged: 1, faultyRows: 0 });
    expect(changes.map(({ admissionNumber, name }) => `${admissionNumber} ${name}`)).toEqual([
      "0002 Learner 2 Achieng",
    ]);
    expect(await office.em.count(Learner, { schoolId: office.school.id })).toBe(4);
  });

  it("takes no side between two of one number but for zeros", async () => {
    const office = await anOffice();
    await runSql(
      office.em,
      "update learner set admission_number = '001', name = 'Learner 1 Too' where school_id = ? and admission_number = '0002'",
      [office.school.id],
    );
    const { summary, faults } = await office.import("adm,name,class\n1,Learner 1,G7 East\n");
    expect([summary.newLearners, faults]).toEqual([1, []]);
  });

  it("tells of a newcomer who has the name and day of birth of a learner under another number", async () => {
    const office = await anOffice();
    await runSql(
      office.em,
      "update learner set name = 'Paul Okoth', birth_date = '2013-02-01' where school_id = ? and admission_number = '0002'",
      [office.school.id],
    );
    const list = "adm,name,class,dob\n77,Okoth Paul,G7 East,01/02/2013\n0002,Paul Okoth,G7 East,01/02/2013\n";
    const { summary, faults } = await office.import(list);
    expect(faults.map(inShort)).toEqual(['2 LEARNER_ALIKE "77" (Paul Okoth (0002)) in adm']);
    expect(summary).toMatchObject({ newLearners: 1, unchanged: 1 });
  });
});
