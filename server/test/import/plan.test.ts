import { describe, expect, it } from "vitest";
import { Learner } from "../../src/schools/learner.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { acceptRoster } from "../../src/schools/import/accept-roster.js";
import { checkRoster } from "../../src/schools/import/check-roster.js";
import type { RosterReport } from "../../src/schools/import/roster-report.js";
import { SchoolClass } from "../../src/schools/school-class.entity.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { openFreshDatabase } from "../engines.js";
import { inShort, planOf } from "./roster-file.js";

const now = new Date("2026-09-07T06:00:00Z");
const clock = { now: () => now };
const HEADINGS = "adm,name,class,guardian,phone\n";

/** A school that imports lists, and tells what its records and its rosters are then. */
class Office implements AsyncDisposable {
  private constructor(
    private readonly database: Awaited<ReturnType<typeof openFreshDatabase>>,
    readonly school: TestSchool,
    readonly em: Em,
  ) {}

  static async open(): Promise<Office> {
    const database = await openFreshDatabase("sqlite");
    const school = await aSchool({ orm: database.orm, clock })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withStaff(Role.head)
      .build();
    const em = database.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    return new Office(database, school, em);
  }

  get actor() {
    return { schoolId: this.school.id, userId: this.school.person(Role.head).userId };
  }

  async check(list: string): Promise<{ id: number } & RosterReport> {
    const file = { name: "list.csv", bytes: new TextEncoder().encode(HEADINGS + list) };
    const { id, report } = await inTransaction(this.em, (tx) => checkRoster(tx, this.actor, now, file));
    return { id, ...(JSON.parse(report) as RosterReport) };
  }

  accept = (id: number) => inTransaction(this.em, (tx) => acceptRoster(tx, this.actor, now, { id }));

  async import(list: string): Promise<RosterReport> {
    const { id, ...report } = await this.check(list);
    expect((await this.accept(id)).outcome).toBe("applied");
    return report;
  }

  async roster(): Promise<string[]> {
    const rows = await this.em.execute<{ line: string }[]>(
      `select c.line from \`change\` c join scope_head h on h.id = c.scope_id
       where c.item like 'l%' and c.line <> '' order by h.name, c.item`,
    );
    return rows.map(({ line }) => line.replace(/^\d+\|/, ""));
  }

  async guardians(): Promise<string[]> {
    const rows = await this.em.execute<{ text: string }[]>(
      `select l.admission_number || ' ' || s.priority || ' ' || g.name || ' ' || coalesce(g.phone, '-') as text
       from guardianship s join learner l on l.id = s.learner_id join guardian g on g.id = s.guardian_id order by 1`,
    );
    return rows.map(({ text }) => text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.database[Symbol.asyncDispose]();
  }
}

describe("a list of learners the school knows", () => {
  it("changes what it says, and leaves alone what it does not", async () => {
    await using office = await Office.open();
    await office.import(
      "1,Achieng Odhiambo,G7 East,Mary Atieno,0712000001\n2,Barasa Wafula,G7 East,,\n3,Chebet Rono,G7 East,,\n",
    );
    const { summary, changes } = await office.import(
      "2,Barasa Wekesa Wafula,G7 West,,0712000002\n1,Achieng Odhiambo,Darasa la 7 Mashariki,,\n",
    );

    expect(summary).toMatchObject({
      rows: 2,
      newLearners: 0,
      changedLearners: 1,
      movedLearners: 1,
      unchanged: 1,
      newClasses: ["Grade 7 West"],
    });
    expect(changes).toEqual([
      {
        line: 2,
        admissionNumber: "2",
        name: "Barasa Wekesa Wafula",
        fields: [
          { field: "name", from: "Barasa Wafula", to: "Barasa Wekesa Wafula" },
          { field: "class", from: "Grade 7 East", to: "Grade 7 West" },
          { field: "guardian", from: null, to: "Guardian of Barasa Wekesa Wafula +254712000002" },
        ],
      },
    ]);
    expect(await office.roster()).toEqual([
      "1|Achieng Odhiambo||1|",
      "2|Barasa Wekesa Wafula||1|2",
      "3|Chebet Rono||1|",
      "2|Barasa Wekesa Wafula||1|",
    ]);
    expect(await office.guardians()).toEqual([
      "1 1 Mary Atieno +254712000001",
      "2 1 Guardian of Barasa Wekesa Wafula +254712000002",
    ]);
  });

  it("changes a name without a new roster", async () => {
    await using office = await Office.open();
    await office.import("1,Achieng Odhiambo,G7,,\n");
    await office.import("1,Achieng' Odhiambo,G7,,\n");
    expect(await office.roster()).toEqual(["1|Achieng' Odhiambo||1|"]);
    expect((await office.em.find(SchoolClass, {})).map(({ rosterRev }) => rosterRev)).toEqual([1]);
  });

  it("gives a number to nobody else than its learner", async () => {
    await using office = await Office.open();
    await office.import("1,Achieng Odhiambo,G7,,\n");
    const { faults, summary } = await office.check("1,Brian Kiptoo,G7,,\n");
    expect(faults.map(inShort)).toEqual(['2 ADMISSION_NUMBER_TAKEN "1" (Achieng Odhiambo) in adm']);
    expect(summary).toMatchObject({ faultyRows: 1, changedLearners: 0 });
  });

  it("takes a learner who had left back", async () => {
    await using office = await Office.open();
    await office.import("1,Achieng Odhiambo,G7,,\n2,Barasa Wafula,G7,,\n");
    const [achieng] = await office.em.find(Learner, { name: "Achieng Odhiambo" });
    await inTransaction(office.em, (tx) =>
      withdrawLearner(tx, office.actor, now, { learnerId: achieng!.id, status: "left" }),
    );
    const { changes } = await office.import("1,Achieng Odhiambo,G7,,\n");
    expect(changes[0]?.fields).toEqual([
      { field: "class", from: null, to: "Grade 7" },
      { field: "status", from: "left", to: "active" },
    ]);
    expect(await office.roster()).toEqual(["1|Achieng Odhiambo||1|2", "2|Barasa Wafula||1|", "1|Achieng Odhiambo||3|"]);
  });

  it("gives brothers and sisters one guardian, and a guardian without a phone one later", async () => {
    await using office = await Office.open();
    const { summary } = await office.import(
      "1,Achieng Odhiambo,G7,Mary Atieno,0712000001\n2,Otieno Odhiambo,G8,M. Atieno,+254 712 000 001\n3,Chebet Rono,G7,Jane Rono,\n",
    );
    expect(summary).toMatchObject({ newGuardians: 2, siblings: 2 });
    const later = "3,Chebet Rono,G7,Jane Rono,0712000003\n4,Kibet Rono,G8,Jane Rono,0712000003\n";
    expect((await office.import(later)).summary).toMatchObject({ newGuardians: 0, changedLearners: 1, newLearners: 1 });
    expect((await office.import(later)).summary).toMatchObject({ unchanged: 2 });
    expect(await office.guardians()).toEqual([
      "1 1 Mary Atieno +254712000001",
      "2 1 Mary Atieno +254712000001",
      "3 1 Jane Rono +254712000003",
      "4 1 Jane Rono +254712000003",
    ]);
  });
});

describe("a class", () => {
  const rows = (from: number, count: number, schoolClass: string) =>
    Array.from({ length: count }, (_, index) => `${from + index},Learner ${from + index},${schoolClass},,`).join("\n");

  it("of 60 is as it should be, one of 61 is told, and the 121st has no place", () => {
    expect(planOf(HEADINGS + rows(1, 60, "G7")).faults).toEqual([]);
    expect(planOf(HEADINGS + rows(1, 61, "G7")).faults.map(inShort)).toEqual([
      '62 CLASS_LARGE "G7" (Grade 7) in class',
    ]);
    const { faults, summary } = planOf(HEADINGS + rows(1, 122, "G7"));
    expect(faults.map(inShort)).toEqual([
      '62 CLASS_LARGE "G7" (Grade 7) in class',
      '122 CLASS_FULL "G7" (Grade 7) in class',
      '123 CLASS_FULL "G7" (Grade 7) in class',
    ]);
    expect(summary).toMatchObject({ newLearners: 120, faultyRows: 2 });
  });

  it("counts who is there already, and who leaves", async () => {
    await using office = await Office.open();
    await office.import(`${rows(1, 119, "G7 East")}\n`);
    const { faults } = await office.check(`1,Learner 1,G7 West,,\n${rows(200, 3, "G7 East")}\n`);
    expect(faults.map(inShort)).toEqual([
      '3 CLASS_LARGE "G7 East" (Grade 7 East) in class',
      '5 CLASS_FULL "G7 East" (Grade 7 East) in class',
    ]);
  });

  it("of one letter is the only one that begins with it, else one of its own", () => {
    const named = (list: string) => planOf(HEADINGS + list).summary.newClasses;
    expect(named("1,A,7 East,,\n2,B,7E,,\n3,C,7e,,\n")).toEqual(["Grade 7 East"]);
    expect(named("1,A,7E,,\n2,B,7W,,\n")).toEqual(["Grade 7 E", "Grade 7 W"]);
    expect(named("1,A,7 East,,\n2,B,7 Emerald,,\n3,C,7E,,\n")).toEqual([
      "Grade 7 East",
      "Grade 7 Emerald",
      "Grade 7 E",
    ]);
  });
});

describe("accepting", () => {
  it("imports nothing when the records are no longer what the list was checked against, and says what is new", async () => {
    await using office = await Office.open();
    const first = await office.check("1,Achieng Odhiambo,G7,,\n");
    await office.import("1,Achieng A. Odhiambo,G8,,\n");

    const { outcome, rosterImport } = await office.accept(first.id);
    expect(outcome).toBe("changed");
    expect((JSON.parse(rosterImport.report) as RosterReport).summary).toMatchObject({
      newLearners: 0,
      changedLearners: 1,
      movedLearners: 1,
    });
    expect(await office.roster()).toEqual(["1|Achieng A. Odhiambo||1|"]);
    expect((await office.accept(first.id)).outcome).toBe("applied");
    expect(await office.roster()).toEqual(["1|Achieng Odhiambo||1|2", "1|Achieng Odhiambo||1|"]);
  });

  it("twice is accepting once", async () => {
    await using office = await Office.open();
    const { id } = await office.check("1,Achieng Odhiambo,G7,,\n");
    expect([(await office.accept(id)).outcome, (await office.accept(id)).outcome]).toEqual(["applied", "applied"]);
    expect(await office.roster()).toHaveLength(1);
  });

  it("imports the good rows and none of the others", async () => {
    await using office = await Office.open();
    const { summary } = await office.import(
      "1,Achieng Odhiambo,G7,,\n,Nobody,G7,,\n3,,G7,,\n1,Somebody Else,G7,,\n4,Barasa Wafula,G7,,12\n",
    );
    expect(summary).toMatchObject({ rows: 5, newLearners: 1, faultyRows: 4, warnings: 1 });
    expect(await office.roster()).toEqual(["4|Barasa Wafula||1|"]);
  });
});
