import { describe, expect, it } from "vitest";
import { demoCalendar, HISTORY_DAYS, LEAST_HOLIDAYS } from "../seeds/demo-calendar.js";
import { seedDemoSchool } from "../seeds/demo-school.js";
import { DEMO_PASSWORD, DEMO_SIGN_INS } from "../seeds/demo-sign-ins.js";
import { encodeAssessmentLine, encodeScoresLine } from "../src/assessment/encode-sheet-lines.js";
import { readSheets } from "../src/assessment/read-sheets.js";
import { findFaults } from "../src/fees/checks/find-faults.js";
import { addDefaultReasons } from "../src/attendance/add-default-reasons.js";
import type { Em } from "../src/platform/orm.js";
import { inTransaction } from "../src/platform/transaction.js";
import { isSchoolDay } from "../src/schools/is-school-day.js";
import { lastSchoolDays } from "../src/schools/last-school-days.js";
import type { SchoolCalendar } from "../src/schools/school-calendar.js";
import type { AssessmentId, SchoolId } from "../src/values/ids.js";
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
        const holidays = term.starts <= today ? LEAST_HOLIDAYS : 0;
        expect(index === 0 || addDays(made.terms[index - 1]!.ends, holidays) < term.starts, today).toBe(true);
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
  it("has its people, its rosters, 65 days of registers as phones would have left them, and the years before", async () => {
    await using database = await openFreshDatabase(engine);
    await seedDemoSchool({ orm: database.orm, clock, relay });

    const em = database.orm.em as Em;
    expect(await count(em, "school_class where year = 2026")).toBe(12);
    const sizes = await em.execute<{ n: number }[]>(
      `select count(*) as n from enrolment e join school_class c on c.id = e.class_id and c.year = 2026
       where e.to_rev is null group by e.class_id`,
    );
    expect(sizes).toHaveLength(12);
    for (const { n } of sizes) expect(Math.abs(Number(n) - 45)).toBeLessThan(8);
    const here = await count(em, "learner where status in ('active', 're-entered')");
    expect(sizes.reduce((sum, { n }) => sum + Number(n), 0)).toBe(here);
    // Those that phones took have a sequence.
    expect(await count(em, "roll_call where seq > 0")).toBe(12 * 65 * 2);
    expect(await count(em, "roll_call where day >= '2026-11-23'")).toBe(0);
    const listed = `(select count(*) from enrolment e where e.class_id = r.class_id and e.from_rev <= r.roster_rev
      and (e.to_rev is null or r.roster_rev < e.to_rev))`;
    const off = `roll_call r where present + late + absent + excused + not_taken <> ${listed}`;
    expect(await count(em, off)).toBe(0);
    expect(await count(em, "learner l where not exists (select 1 from guardianship s where s.learner_id = l.id)")).toBe(
      0,
    );
    expect(await count(em, "guardian where phone not like '+254700%'")).toBe(0);

    const [shape] = await em.execute<{ absent: number; learners: number }[]>(
      "select sum(absent + excused) as absent, sum(present + late + absent + excused) as learners from roll_call where seq > 0",
    );
    const share = Number(shape?.absent) / Number(shape?.learners);
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.16);

    expect(await count(em, "invoice i join term t on t.id = i.term_id where t.year = 2026 and t.number = 3")).toBe(
      here,
    );
    expect(await count(em, "receipt")).toBeGreaterThan(1_000);
    expect(await findFaults(em, 1 as SchoolId)).toEqual([]);
    // Of the term before: whoever has come since has none.
    const cards = await count(em, "report_card where state = 'published'");
    expect(Math.abs(cards - here)).toBeLessThan(40);
    expect(await count(em, "report_card where state <> 'published'")).toBe(0);
    await expectYearsBehind(em);
    await expectSheetsAlike(em);
    await expectReplayAlike(engine, em);
  }, 240_000);
});

/** Enough years for a model of the school's own, of which phones are told nothing, and two cases that anybody would see. */
async function expectYearsBehind(em: Em): Promise<void> {
  expect(await count(em, "school_class where year in (2024, 2025)")).toBe(18);
  expect(await count(em, "learner_event where kind = 'left'")).toBeGreaterThan(50);
  expect(await count(em, "invoice where kind = 'term'")).toBeGreaterThan(3_000);
  const told = "scope_head h join school_class c on c.id = h.class_id where c.year < 2026";
  expect(await count(em, told)).toBe(0);
  const classes = "`change` c join scope_head h on h.id = c.scope_id where h.kind = 'school' and c.item like 'c%'";
  expect(await count(em, classes)).toBe(12);
  const stopped = `(select learner_id from attendance_mark where class_id = 1 and day >= '2026-11-09' and status = 'A'
    group by learner_id having count(*) = 20) s`;
  expect(await count(em, stopped)).toBeGreaterThan(0);
  const sentHome = `(select learner_id from attendance_mark m join attendance_reason r on r.number = m.reason
    where m.class_id = 4 and m.seq > 0 and m.session = 'a' and r.code = 'fees'
    group by learner_id having count(*) >= 15) s`;
  expect(await count(em, sentHome)).toBeGreaterThan(0);
}

/** Two terms of exams in eight subjects: every sheet's lines are those of its rows, and a few are left open. */
async function expectSheetsAlike(em: Em): Promise<void> {
  expect(await count(em, "assessment")).toBeGreaterThan(12 * 8 * 3);
  expect(await count(em, "assessment where not submitted")).toBeLessThan(12);
  // The years before have the same exams: marks that come earlier in a term than they did would be told as a change.
  const openers = "assessment a join term t on t.id = a.term_id where t.year < 2026 and a.name = 'Opener'";
  expect(await count(em, openers)).toBeGreaterThan(6 * 6 * 8);
  const rows = await em.execute<{ id: AssessmentId }[]>(
    "select id from assessment where class_id in (1, 12) and coalesce(seq, 1) > 0",
  );
  const sheets = await readSheets(
    em,
    1 as SchoolId,
    rows.map(({ id }) => id),
  );
  const told = await em.execute<{ item: string; line: string }[]>(
    "select c.item, c.line from `change` c join scope_head h on h.id = c.scope_id where h.class_id in (1, 12)",
  );
  const lines = new Map(told.map(({ item, line }) => [item, line]));
  for (const [id, sheet] of sheets) {
    expect(lines.get(`a${id}`)).toBe(encodeAssessmentLine(sheet));
    expect(lines.get(`s${id}`) ?? "").toBe(encodeScoresLine(sheet));
  }
}

/** The last registers of a class, sent again by a phone to a school like it, leave the same rows and the same feed behind. */
async function expectReplayAlike(engine: EngineName, em: Em): Promise<void> {
  const registers = await em.execute<{ item: string; line: string }[]>(
    `select c.item, c.line from \`change\` c join scope_head h on h.id = c.scope_id
       where h.class_id = 1 and c.item like 'r%' order by c.seq desc limit 12`,
  );

  await using classroom = await Classroom.open(engine);
  const stays = await em.execute<{ position: number; from_rev: number; to_rev: number | null }[]>(
    "select position, from_rev, to_rev from enrolment where class_id = 1",
  );
  const school = await aSchool(classroom.services)
    .withTerm("2026-08-21", "2026-12-07", 3)
    .withClass("G7", "East", 2026)
    .withLearners(stays.length)
    .withTeacher()
    .build();
  await inTransaction(classroom.em(school), (tx) => addDefaultReasons(tx, school.id, now));
  const { id, teachers } = school.classes[0]!;
  await useStays(classroom.em(school), id, stays);
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

/** Makes a class's list one on which people have come and gone like on this. */
async function useStays(
  em: Em,
  classId: number,
  stays: readonly { position: number; from_rev: number; to_rev: number | null }[],
): Promise<void> {
  const last = Math.max(...stays.map(({ from_rev, to_rev }) => to_rev ?? from_rev));
  await em.execute("update school_class set roster_rev = ? where id = ?", [last, classId]);
  for (const { position, from_rev, to_rev } of stays) {
    const sql = "update enrolment set from_rev = ?, to_rev = ? where class_id = ? and position = ?";
    await em.execute(sql, [from_rev, to_rev, classId, position]);
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
    classes: {
      nodes: [{ name: "Grade 7 East", classTeacher: { roles: ["CLASS_TEACHER"] }, learnerCount: expect.any(Number) }],
    },
  });
}, 120_000);
