import { expect, test } from "vitest";
import type { TeachingQuery } from "../../generated/live/graphql";
import { loadOf, teachingPlan } from "./teaching-plan";

const subject = (id: string, name: string, archived = false) =>
  ({ __typename: "Subject", id, name, code: null, group: "OTHER", archived }) as const;
const staff = (id: string, ...roles: TeachingQuery["staff"]["nodes"][number]["roles"]) =>
  ({ __typename: "Staff", id, name: `Person ${id}`, roles }) as const;

/** `1:7` is subject 1 by person 7. */
const schoolClass = (id: string, year: number, ...posts: string[]) =>
  ({
    __typename: "Class",
    id,
    name: `Class ${id}`,
    grade: "G7",
    year,
    classTeacher: null,
    teachers: [],
    subjectTeachers: posts.map((post) => {
      const [subjectId = "", userId = ""] = post.split(":");
      return {
        __typename: "SubjectTeaching" as const,
        subject: { __typename: "Subject" as const, id: subjectId },
        staff: { __typename: "Staff" as const, id: userId, name: `Person ${userId}` },
      };
    }),
  }) as const;

const data: TeachingQuery = {
  __typename: "Query",
  classes: {
    __typename: "ClassConnection",
    nodes: [schoolClass("30", 2027), schoolClass("20", 2026, "1:7", "2:7"), schoolClass("21", 2026, "1:7", "1:8")],
  },
  subjects: {
    __typename: "SubjectConnection",
    nodes: [subject("1", "Physics"), subject("2", "Biology"), subject("3", "Latin", true)],
  },
  staff: {
    __typename: "StaffConnection",
    nodes: [staff("7", "SUBJECT_TEACHER"), staff("8", "HEAD"), staff("9", "BURSAR")],
  },
};

test("this year's classes stand there, with what is taught by name and those who may be named", () => {
  const plan = teachingPlan(data, null, "2026-11-26");
  expect([plan.year, plan.years, plan.classes.map(({ id }) => id)]).toEqual([2026, [2027, 2026], ["20", "21"]]);
  expect(plan.subjects.map(({ name }) => name)).toEqual(["Biology", "Physics"]);
  expect(plan.teachers.map(({ id }) => id)).toEqual(["7", "8"]);
});

test.each([
  [2027, "2026-11-26", 2027],
  [2020, "2026-11-26", 2026],
  [null, "2029-01-10", 2027],
])("asked for %s on %s it is the year %i", (wanted, today, year) => {
  expect(teachingPlan(data, wanted, today).year).toBe(year);
});

test("a load is each subject with its classes, and every class once", () => {
  const plan = teachingPlan(data, null, "2026-11-26");
  const { classes, subjects } = loadOf(plan, "7");
  expect(classes).toBe(2);
  expect(subjects.map(({ subject: { name }, classes: held }) => [name, held.length])).toEqual([
    ["Biology", 1],
    ["Physics", 2],
  ]);
  expect(loadOf(plan, "9")).toEqual({ classes: 0, subjects: [] });
});
