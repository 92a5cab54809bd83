import { describe, expect, it } from "vitest";
import { demoCalendar, HISTORY_DAYS } from "../seeds/demo-calendar.js";
import { seedDemoSchool } from "../seeds/demo-school.js";
import { DEMO_PASSWORD, DEMO_SIGN_INS } from "../seeds/demo-sign-ins.js";
import { findFaults } from "../src/fees/checks/find-faults.js";
import { addDefaultReasons } from "../src/attendance/add-default-reasons.js";
import type { Em } from "../src/platform/orm.js";
import { inTransaction } from "../src/platform/transaction.js";
import { isSchoolDay } from "../src/schools/is-school-day.js";
import { lastSchoolDays } from "../src/schools/last-school-days.js";
import type { SchoolCalendar } from "../src/schools/school-calendar.js";
import type { SchoolId } from "../src/values/ids.js";
import { addDays, fromWireDay, type SchoolDay, weekday } from "../src/values/school-day.js";
import { aSchool } from "./a-school.js";
import { bootApp } from "./boot.js";
import { type EngineName, engines, openFreshDatabase } from "./engines.js";
import { Classroom } from "./sync/classroom.js";

const now = new Date("2026-11-23T06:00:00Z");
const clock = { now: () => now };
const relay = { kick() {} } as never;

async function count(em: Em, sql: string): Promise<number> {
  return Number((await em.execute<{ n: number }[]>(`select count(*) as n from ${sql}`))[0]?.n);
}

describe("the demo school's calendar", () => {
  it("holds school on whatever day it is made, with a history behind it", () => {
    for (let today = "2025-12-20" as SchoolDay; today < "2028-02-01"; today = addDays(today, 1)) {
      const made = demoCalendar(today);
      const calendar = {
        ...made,
        terms: made.terms.map((term, id) => ({ ...term, id })),
        closures: made.closures.map((closed, id) => ({ ...closed, id })),
      } as unknown as SchoolCalendar;
      const answer = isSchoolDay(calendar, today);
      expect(answer, today).toMatchObject({ held: true });
      expect(made.weekdays).toBe(weekday(today) > 5 ? `12345${weekday(today)}` : "12345");

      const history = lastSchoolDays(calendar, addDays(today, -1), HISTORY_DAYS);
      const isNational = answer.held && ["2026-01-05", "2026-04-27", "2026-08-24"].includes(answer.term.starts);
      if (!isNational)
        expect(history.filter((day) => answer.held && day >= answer.term.starts)).toHaveLength(HISTORY_DAYS);
      for (const [index, term] of made.terms.entries()) {
        expect(term.starts <= term.ends, today).toBe(true);
        expect(index === 0 || made.terms[index - 1]!.ends < term.starts, today).toBe(true);
      }
      for (const closed of made.closures)
        expect(
          made.terms.some(({ starts, ends }) => starts <= closed.starts && closed.ends <= ends),
          today,
        ).toBe(true);
    }
  });
});

describe.each(engines)("the demo school on %s", (engine) => {
  it("has its people, its rosters and 65 days of registers as phones would have left them", async () => {
    await using database = await openFreshDatabase(engine);
    await seedDemoSchool({ orm: database.orm, clock, relay });

    const em = database.orm.em as Em;
    expect(await count(em, "learner")).toBe(540);
    expect(await count(em, "school_class")).toBe(12);
    const sizes = await em.execute<{ n: number }[]>("select count(*) as n from enrolment group by class_id");
    expect(sizes.map(({ n }) => Number(n))).toEqual(Array.from({ length: 12 }, () => 45));
    expect(await count(em, "roll_call")).toBe(12 * 65 * 2);
    expect(await count(em, "roll_call where day >= '2026-11-23'")).toBe(0);
    expect(await count(em, "roll_call where present + late + absent + excused + not_taken <> 45")).toBe(0);
    expect(await count(em, "learner l where not exists (select 1 from guardianship s where s.learner_id = l.id)")).toBe(
      0,
    );
    expect(await count(em, "guardian where phone not like '+254700%'")).toBe(0);

    const [shape] = await em.execute<{ absent: number; learners: number }[]>(
      "select sum(absent + excused) as absent, sum(present + late + absent + excused) as learners from roll_call",
    );
    const share = Number(shape?.absent) / Number(shape?.learners);
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.15);

    expect(await count(em, "invoice where kind = 'term'")).toBe(540 * 3);
    expect(await count(em, "receipt")).toBeGreaterThan(1_000);
    expect(await findFaults(em, 1 as SchoolId)).toEqual([]);
    await expectReplayAlike(engine, em);
  }, 240_000);
});

/** The last registers of a class, sent again by a phone to a school like it, leave the same rows and the same feed behind. */
async function expectReplayAlike(engine: EngineName, em: Em): Promise<void> {
  const registers = await em.execute<{ item: string; line: string }[]>(
    `select c.item, c.line from \`change\` c join scope_head h on h.id = c.scope_id
       where h.class_id = 1 and c.item like 'r%' order by c.seq desc limit 12`,
  );

  await using classroom = await Classroom.open(engine);
  const school = await aSchool(classroom.services)
    .withTerm("2026-08-21", "2026-12-07", 3)
    .withClass("G7", "East", 2026)
    .withLearners(45)
    .withTeacher()
    .build();
  await inTransaction(classroom.em(school), (tx) => addDefaultReasons(tx, school.id, now));
  const { id, teachers } = school.classes[0]!;
  const phone = await classroom.device(school, teachers[0]!);
  const sent = registers.map(({ item, line }, index) => {
    const [rosterRev, cells] = line.split("|");
    return `${index + 1} r ${id} ${item.slice(1)} ${rosterRev} ${cells} 0 ${Math.floor(now.getTime() / 1000)}`;
  });
  const verdicts = await classroom.push(school, phone, ...sent);
  expect(verdicts.map(({ outcome }) => outcome)).toEqual(sent.map(() => "applied"));

  const held = await classroom.feed(school, `class-term:${id}:${school.termIds[0]}`);
  for (const { item, line } of registers) {
    expect(held[item]?.split("|").slice(0, 2)).toEqual(line.split("|").slice(0, 2));
    const register = { day: fromWireDay(item.slice(1, 7))!, session: item.slice(7) };
    expect(await rowsOf(classroom.em(school), id, register)).toEqual(await rowsOf(em, 1, register));
  }
}

/** A register's rows, but for whose they are. */
async function rowsOf(em: Em, classId: number, { day, session }: { day: SchoolDay; session: string }) {
  const where = "where class_id = ? and day = ? and session = ?";
  const values = [classId, day, session];
  const rolls = await em.execute(
    `select roster_rev, default_status, present, late, absent, excused, not_taken, seq = revision as told from roll_call ${where}`,
    values,
  );
  const marks = await em.execute(
    `select position, status, reason, minutes_late, implied, contested from attendance_mark ${where} order by position`,
    values,
  );
  const history = await em.execute(
    `select old_value, new_value, verdict, learner_id is null as of_roll from attendance_history ${where} order by id`,
    values,
  );
  return { rolls, marks, history };
}

it("lets everybody of the demo school sign in and see their own", async () => {
  await using booted = await bootApp({ clock, config: { demo: true } });
  const seen: Record<string, unknown> = {};
  for (const { who, login } of DEMO_SIGN_INS) {
    const token = await booted.signIn(login, DEMO_PASSWORD);
    const { data } = await booted.graphql<{ viewer: { roles: string[] } }>(token, "{ viewer { roles } }");
    seen[who] = data?.viewer.roles;
  }
  expect(seen).toEqual({
    head: ["HEAD"],
    deputy: ["DEPUTY"],
    admin: ["ADMIN"],
    bursar: ["BURSAR"],
    "class teacher of Grade 7 East": ["CLASS_TEACHER"],
    "class teacher of Grade 7 West": ["CLASS_TEACHER"],
    "subject teacher of Grade 7 East and West": ["SUBJECT_TEACHER"],
    guardian: ["GUARDIAN"],
  });
  const guardian = await booted.signIn("0700 000 041", DEMO_PASSWORD);
  const children = await booted.graphql<{ myChildren: { class: { name: string } }[] }>(
    guardian,
    "{ myChildren { class { name } } }",
  );
  expect(children.data?.myChildren.map((child) => child.class.name).sort()).toEqual(["Grade 7 East", "Grade 7 West"]);
  const teacher = await booted.signIn("0700 000 011", DEMO_PASSWORD);
  const classes = await booted.graphql(teacher, "{ classes { nodes { name classTeacher { roles } learnerCount } } }");
  expect(classes.data).toEqual({
    classes: { nodes: [{ name: "Grade 7 East", classTeacher: { roles: ["CLASS_TEACHER"] }, learnerCount: 45 }] },
  });
});
