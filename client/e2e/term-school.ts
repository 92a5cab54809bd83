import { fileURLToPath } from "node:url";
import { planExam } from "../../server/src/assessment/plan/plan-exam.js";
import { AssessmentKind } from "../../server/src/assessment/assessment-kind.js";
import { encodeScoreRun } from "../../server/src/assessment/score-run.js";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql, type SqlValue } from "../../server/src/platform/sql.js";
import { inTransaction } from "../../server/src/platform/transaction.js";
import { Subject } from "../../server/src/schools/subjects/subject.entity.js";
import type { Grade } from "../../server/src/values/grade.js";
import type { SubjectId } from "../../server/src/values/ids.js";
import { Role } from "../../server/src/values/role.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../server/src/values/school-day.js";
import { parseScore } from "../../server/src/values/score.js";
import { aSchool, type TestClass, type TestPerson, type TestSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import documents from "../src/generated/wire/persisted-documents.json" with { type: "json" };

const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const PUSH = Object.values(documents).find((text) => text.includes("mutation Push(")) ?? "";
const DAY_MS = 86_400_000;
const STREAMS = ["East", "West"];
const CBE: readonly Grade[] = ["G4", "G5", "G6", "G7", "G8", "G9"];
const TERM_DAYS = 60;
const DAYS_LEFT = 7;
const OPERATIONS_A_PUSH = 40;

export const LEARNERS = 30;
export const CBE_SUBJECTS = [
  "English",
  "Kiswahili",
  "Mathematics",
  "Integrated Science",
  "Social Studies",
  "Agriculture and Nutrition",
  "Pre-Technical Studies",
  "Creative Arts and Sports",
];
export const KCSE_SUBJECTS = [
  "Mathematics",
  "English",
  "Kiswahili",
  "Biology",
  "Chemistry",
  "Physics",
  "Geography",
  "Business Studies",
];
export const EXAMS = [
  { name: "Opener", kind: AssessmentKind.opener, daysAgo: 50 },
  { name: "Mid-term", kind: AssessmentKind.midTerm, daysAgo: 30 },
  { name: "End of term", kind: AssessmentKind.endTerm, daysAgo: 2 },
] as const;

/** A sheet of the school: which class's, of what. */
export type TermSheet = {
  readonly id: number;
  readonly classId: number;
  readonly subject: string;
  readonly exam: string;
};

/**
 * A running school of two curricula with the built app: twelve classes of grades 4 to 9, two of Form 4, thirty learners
 * each, and the sheets of eight subjects and three exams. The class teachers of Grade 7 East and of Form 4 East have
 * phones, a guardian has the first learner of each. The term ends in a week; `goOn` moves the server's clock.
 */
export class TermSchool implements AsyncDisposable {
  readonly #counters = new Map<string, number>();

  private constructor(
    readonly school: TestSchool,
    readonly booted: BootedApp,
    private readonly clock: { aheadMs: number },
  ) {}

  static async open(): Promise<TermSchool> {
    const clock = { aheadMs: 0 };
    const now = () => new Date(Date.now() + clock.aheadMs);
    const booted = await bootApp({ clock: { now }, config: { clientDir: BUILT } });
    const today = schoolDayAt(now());
    const year = Number(today.slice(0, 4));
    const builder = aSchool(booted.app.services)
      .named("Mlima Comprehensive", "1234567")
      .withTerm(addDays(today, -TERM_DAYS), addDays(today, DAYS_LEFT), 3, year);
    for (const grade of [...CBE, "F4" as const]) {
      for (const stream of STREAMS) {
        builder.withClass(grade, stream, year).withLearners(LEARNERS);
        if (stream === "East" && (grade === "G7" || grade === "F4")) builder.withTeacher("class").withGuardian();
      }
    }
    const school = await builder.withStaff(Role.head).withStaff(Role.deputy).build();
    const term = new TermSchool(school, booted, clock);
    await term.#planExams(today);
    return term;
  }

  get url(): string {
    return this.booted.url;
  }

  class(name: string): TestClass {
    return this.school.schoolClass(name);
  }

  teacherOf(name: string): TestPerson {
    return this.class(name).teachers[0]!;
  }

  /** The guardian of the first learner of Grade 7 East, then that of Form 4 East. */
  guardians(): TestPerson[] {
    return this.school.people.filter(({ roles }) => roles.includes(Role.guardian));
  }

  goOn(days: number): void {
    this.clock.aheadMs += days * DAY_MS;
  }

  rows<Row = Record<string, unknown>>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return runSql<Row>(this.#em(), sql, values);
  }

  async count(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const [row] = await this.rows(sql, values);
    return Number(Object.values(row ?? {})[0] ?? 0);
  }

  sheets(): Promise<TermSheet[]> {
    return this.rows("select id, class_id as classId, subject, name as exam from assessment order by id");
  }

  async ask<Data>(person: TestPerson, text: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const token = await this.booted.signIn(person.login, person.password);
    const { data, errors } = await this.booted.graphql<Data>(token, text, variables);
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  }

  /** Somebody enters whole sheets from a device of their own, a score a learner, and submits them. */
  async enter(
    person: TestPerson,
    sheets: readonly (TermSheet & { readonly scores: readonly string[] })[],
  ): Promise<void> {
    const token = await this.booted.signIn(person.login, person.password);
    const at = Math.floor(Date.now() / 1000);
    const said = sheets.flatMap(({ id, classId, scores }) => [
      `s ${classId} ${id} 1 ${encodeScoreRun(scores.map((text, index) => ({ position: index + 1, score: parseScore(text)! })))}`,
      `b ${classId} ${id}`,
    ]);
    let counter = this.#counters.get(person.login) ?? 0;
    for (let from = 0; from < said.length; from += OPERATIONS_A_PUSH) {
      const o = said.slice(from, from + OPERATIONS_A_PUSH).map((what) => `${++counter} ${what} 0 ${at}`);
      const { errors } = await this.booted.graphql(token, PUSH, { n: at, o, p: "- -" });
      if (errors) throw new Error(errors[0]?.message);
    }
  }

  async #planExams(today: SchoolDay): Promise<void> {
    const { id: schoolId, termIds, classes } = this.school;
    await inTransaction(this.#em(), async (tx) => {
      const subjects = await tx.find(Subject, { schoolId }, { disableIdentityMap: true });
      const idOf = (name: string): SubjectId => subjects.find((subject) => subject.name === name)!.id;
      for (const { daysAgo, ...exam } of EXAMS) {
        for (const isKcse of [false, true]) {
          await planExam(tx, { schoolId, userId: null }, new Date(), {
            ...exam,
            termId: termIds[0]!,
            day: addDays(today, -daysAgo),
            maximum: 100,
            weight: 100,
            classIds: classes.filter(({ name }) => name.startsWith("Form") === isKcse).map(({ id }) => id),
            subjectIds: (isKcse ? KCSE_SUBJECTS : CBE_SUBJECTS).map(idOf),
          });
        }
      }
    });
  }

  #em(): Em {
    const em = this.booted.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: this.school.id });
    return em;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.booted[Symbol.asyncDispose]();
  }
}
