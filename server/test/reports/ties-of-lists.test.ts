import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { setStaffRoles } from "../../src/identity/set-staff-roles.js";
import { ImportKind } from "../../src/values/import-kind.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { ImportOffice, NOW } from "../import/import-office.js";
import { ReportDesk } from "./report-desk.js";

const clock = { now: () => NOW };

describe.each(engines)("report cards on phones, when lists change whose they are, on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let desk: ReportDesk;
  let office: ImportOffice;
  let guardian: TestPerson;

  beforeAll(async () => {
    app = await bootApp({ engine, clock });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  beforeEach(async () => {
    school = await aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withTerm("2026-08-31", "2026-10-30", 3)
      .withClass("G7", "East")
      .withLearners(2)
      .withGuardian(1)
      .withStaff(Role.head)
      .withStaff(Role.admin)
      .withTeacher("class", "Njeri Kamau")
      .build();
    desk = await ReportDesk.open(app, school);
    office = new ImportOffice(app.app.services.orm.em as Em, school);
    guardian = school.person(Role.guardian);
    await desk.enter("Grade 7 East", "Mathematics", "End of term", [80, 60]);
    await desk.publish((await desk.prepare()).id);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toHaveLength(1));
  });

  async function bringIn(rows: string): Promise<number> {
    const { id } = await office.import(rows, ImportKind.guardians);
    app.app.services.relay.kick();
    return id;
  }

  async function takeBack(id: number): Promise<void> {
    expect(await office.undo(id)).toMatchObject({ kept: [] });
    app.app.services.relay.kick();
  }

  it.each([
    ["May see records", "No"],
    ["Contact rule", "Never"],
  ])("leaves whom a list of guardians says `%s: %s` of, and comes back when it is undone", async (heading, word) => {
    const id = await bringIn(`Admission number,Phone,${heading}\n0001,${guardian.login},${word}\n`);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toEqual([]));
    await takeBack(id);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toHaveLength(1));
  });

  it("goes to whom a list makes a guardian, and leaves them when that is undone", async () => {
    const id = await bringIn(`Admission number,Phone\n0002,${guardian.login}\n`);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toHaveLength(2));
    await takeBack(id);
    await desk.settled(async () => expect(await desk.onPhone(guardian)).toHaveLength(1));
  });

  it("leaves a class teacher whose work at the school is another now", async () => {
    const [teacher] = school.schoolClass("Grade 7 East").teachers;
    expect(await desk.onPhone(teacher!)).toHaveLength(2);
    const { userId } = school.person(Role.admin);
    const admin = { kind: "user", userId, schoolId: school.id, deviceId: 1, roles: new Set([Role.admin]) } as never;
    await setStaffRoles(app.app.services, admin, teacher!.userId, [Role.bursar]);
    await desk.settled(async () => expect(await desk.onPhone(teacher!)).toEqual([]));
    await setStaffRoles(app.app.services, admin, teacher!.userId, [Role.classTeacher]);
    await desk.settled(async () => expect(await desk.onPhone(teacher!)).toHaveLength(2));
  });
});
