import { describe, expect, it } from "vitest";
import { Membership } from "../../src/identity/membership.entity.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { bootApp } from "../boot.js";

const ADD = `mutation ($class: ID!, $day: SchoolDay!) {
  addAssessment(input: { classId: $class, subject: "Mathematics", name: "Opener", kind: OPENER, maximum: 100, day: $day }) { id }
}`;
const clock = { now: () => new Date("2026-09-07T06:00:00Z") };

describe("adding an assessment", () => {
  it("is for a bursar who also teaches in the classes they teach, and in no other that they find", async () => {
    await using app = await bootApp({ clock });
    const school = await aSchool(app.app.services)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withTeacher("class")
      .withClass("G7", "West")
      .withStaff(Role.admin)
      .build();
    const [teacher] = school.schoolClass("Grade 7 East").teachers;
    const { em } = app.app.services.orm;
    await em.fork().insert(Membership, { schoolId: school.id, userId: teacher!.userId, role: Role.bursar });
    const token = await app.signIn(teacher!.login, teacher!.password);
    const add = async (name: string) => {
      const variables = { class: String(school.schoolClass(name).id), day: "2026-09-07" };
      const { errors } = await app.graphql(token, ADD, variables);
      return errors?.[0]?.extensions["code"] ?? null;
    };
    expect(await add("Grade 7 East")).toBeNull();
    expect(await add("Grade 7 West")).toBe("NOT_FOUND");
  });
});
