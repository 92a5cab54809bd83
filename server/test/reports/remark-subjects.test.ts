import { expect, it } from "vitest";
import { Subject } from "../../src/schools/subjects/subject.entity.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { bootApp } from "../boot.js";
import { ReportDesk } from "./report-desk.js";

const clock = { now: () => new Date("2026-08-03T06:00:00Z") };

it("a remark on a subject of another school, or on none there is, is nobody's to write, not even the head's", async () => {
  await using app = await bootApp({ clock });
  const build = () =>
    aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withClass("G7", "East")
      .withLearners(1)
      .withTeacher("class")
      .withStaff(Role.head)
      .build();
  const [school, other] = [await build(), await build()];
  const desk = await ReportDesk.open(app, school);
  const [own] = await desk.em.find(Subject, { schoolId: school.id });
  const theirs = desk.em.fork({ clear: true }) as typeof desk.em;
  theirs.setFilterParams("school", { schoolId: other.id });
  const [foreign] = await theirs.find(Subject, { schoolId: other.id });
  const learnerId = String(school.classes[0]!.learnerIds[0]);
  const about = (subjectId: number) => ({
    learnerId,
    kind: "SUBJECT",
    subjectId: String(subjectId),
    text: "Good work.",
  });
  for (const role of [Role.head, Role.classTeacher]) {
    expect(await desk.remark(role, about(own!.id))).toBeNull();
    expect(await desk.remark(role, about(foreign!.id))).toBe("FORBIDDEN");
    expect(await desk.remark(role, about(987_654))).toBe("FORBIDDEN");
  }
});
