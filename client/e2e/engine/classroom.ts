import { addAssessment } from "../../../server/src/assessment/add-assessment.js";
import { AssessmentKind } from "../../../server/src/assessment/assessment-kind.js";
import { addDefaultReasons } from "../../../server/src/attendance/add-default-reasons.js";
import { parseDatabaseUrl } from "../../../server/src/platform/database-url.js";
import { runSql } from "../../../server/src/platform/sql.js";
import { inTransaction } from "../../../server/src/platform/transaction.js";
import type { Em } from "../../../server/src/platform/orm.js";
import { assignTeacher } from "../../../server/src/schools/assign-teacher.js";
import { unassignTeacher } from "../../../server/src/schools/unassign-teacher.js";
import { beginEpoch } from "../../../server/src/sync/restore/begin-epoch.js";
import type { SchoolDay } from "../../../server/src/values/school-day.js";
import { Role } from "../../../server/src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../../server/test/boot.js";
import type { EngineName } from "../../../server/test/engines.js";
import { Phone } from "../../src/sync/testing/a-phone";
import type { AssessmentId, ClassId } from "../../src/values/ids";
import { CookieJar } from "./cookie-jar";

const IN_MEMORY = { database: parseDatabaseUrl("sqlite::memory:")! };

/** The real server with a school on it, and phones of its people running the real engine. */
export class Classroom implements AsyncDisposable {
  readonly #app: BootedApp;
  readonly #time: { now: Date };
  #sheets = 0;
  readonly school: TestSchool;

  private constructor(app: BootedApp, time: { now: Date }, school: TestSchool) {
    this.#app = app;
    this.#time = time;
    this.school = school;
  }

  /** One class with a class teacher and a subject teacher, and a head. It is Monday 23 November 2026, nine o'clock. */
  static async open(engine: EngineName = "sqlite", learners = 45): Promise<Classroom> {
    const time = { now: new Date("2026-11-23T06:00:00Z") };
    const app = await bootApp({
      engine,
      clock: { now: () => time.now },
      ...(engine === "sqlite" && { config: IN_MEMORY }),
    });
    const { services } = app.app;
    const school = await aSchool(services)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClosure("Mashujaa Day", "2026-10-20")
      .withClass("G7", "East", 2026)
      .withLearners(learners)
      .withTeacher("class", "Achieng Odhiambo")
      .withTeacher("subject", "Barasa Wafula")
      .withStaff(Role.head)
      .build();
    const room = new Classroom(app, time, school);
    await inTransaction(room.#em(), (tx) => addDefaultReasons(tx, school.id, time.now));
    return room;
  }

  get url(): string {
    return this.#app.url;
  }

  /** By which the server tells whoever listens. */
  get pubSub() {
    return this.#app.app.services.pubSub;
  }

  get classId(): ClassId {
    return this.school.classes[0]!.id as unknown as ClassId;
  }

  get classTeacher(): TestPerson {
    return this.school.classes[0]!.teachers[0]!;
  }

  get subjectTeacher(): TestPerson {
    return this.school.classes[0]!.teachers[1]!;
  }

  get now(): Date {
    return this.#time.now;
  }

  /** Everyone's number on the roster. */
  get positions(): readonly number[] {
    return this.school.classes[0]!.learnerIds.map((_, index) => index + 1);
  }

  /** A phone of this person's own, everything pulled; what goes over its network can be meddled with. */
  async phoneOf({ login, password }: TestPerson, network = this.network()): Promise<Phone> {
    return Phone.ready(network, { login, password });
  }

  network(): CookieJar {
    return new CookieJar(this.#app.url);
  }

  /** The server is restored from a backup, which here has lost nothing. */
  async restore(): Promise<void> {
    await beginEpoch(this.#em());
  }

  /** Has somebody teach a subject in the class, or no longer teach there. */
  async assign({ userId }: TestPerson, gets: boolean): Promise<void> {
    const { id: classId } = this.school.classes[0]!;
    const actor = { schoolId: this.school.id, userId: null };
    await inTransaction(this.#em(), (tx) =>
      gets
        ? assignTeacher(tx, actor, this.now, { classId, userId, kind: "subject" })
        : unassignTeacher(tx, actor, this.now, { classId, userId }),
    );
  }

  /** A sheet of scores of the class, out of 100. */
  async addSheet(): Promise<AssessmentId> {
    const wanted = {
      subject: "Mathematics",
      name: `Test ${++this.#sheets}`,
      kind: AssessmentKind.midTerm,
      maximum: 100,
    };
    const place = { classId: this.school.classes[0]!.id, day: "2026-11-23" as SchoolDay };
    const actor = { schoolId: this.school.id, userId: null };
    const { id } = await inTransaction(this.#em(), (tx) => addAssessment(tx, actor, this.now, { ...wanted, ...place }));
    return id as unknown as AssessmentId;
  }

  /** What a statement finds in the server's database. */
  rows<Row>(sql: string): Promise<Row[]> {
    return runSql<Row>(this.#em(), sql);
  }

  /** Asks in the person's name. */
  async ask<Data>(person: TestPerson, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const token = await this.#app.signIn(person.login, person.password);
    const { data, errors } = await this.#app.graphql<Data>(token, query, variables);
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  }

  later(minutes: number): void {
    this.#time.now = new Date(this.#time.now.getTime() + minutes * 60_000);
  }

  #em(): Em {
    const em = this.#app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: this.school.id });
    return em;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#app[Symbol.asyncDispose]();
  }
}
