import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addAssessment } from "../../server/src/assessment/add-assessment.js";
import { AssessmentKind } from "../../server/src/assessment/assessment-kind.js";
import { Membership } from "../../server/src/identity/membership.entity.js";
import type { Em } from "../../server/src/platform/orm.js";
import { runSql, type SqlValue } from "../../server/src/platform/sql.js";
import { inTransaction } from "../../server/src/platform/transaction.js";
import type { AssessmentId } from "../../server/src/values/ids.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../server/src/values/school-day.js";
import { Role } from "../../server/src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../server/test/boot.js";
import documents from "../src/generated/wire/persisted-documents.json" with { type: "json" };
import { Air } from "./air.js";
import { CLASS_SIZE, everyDaySchool } from "./every-day-school.js";

const PUSH = Object.values(documents).find((text) => text.includes("mutation Push(")) ?? "";
const BUILT = fileURLToPath(new URL("../dist", import.meta.url));
const DAY_MS = 86_400_000;

type Options = {
  /** The server's clock at the start, behind that of this machine. */
  daysAgo?: number;
  /** The app's files; this tree's build unless given. */
  app?: string;
  stream?: string;
};

/**
 * A running school with the built app, on a database of its own: one class of 45 with a class teacher and a subject
 * teacher, and a head. School is held every day. Phones reach it through the air.
 */
export class BrowserSchool implements AsyncDisposable {
  /** Stays the same over midnight: what is counted back from it are the same days to the end. */
  readonly #today = schoolDayAt(new Date());

  private constructor(
    readonly school: TestSchool,
    readonly air: Air,
    /** The folder the app is served from; another version may be put there. */
    readonly appFolder: string,
    private readonly booted: BootedApp,
    private readonly clock: { behindMs: number },
  ) {}

  static async open({ daysAgo = 0, app = BUILT, stream = "East" }: Options = {}): Promise<BrowserSchool> {
    const appFolder = await mkdtemp(join(tmpdir(), "asili-app-"));
    await cp(app, appFolder, { recursive: true });
    const clock = { behindMs: daysAgo * DAY_MS };
    const now = () => new Date(Date.now() - clock.behindMs);
    const booted = await bootApp({ clock: { now }, config: { clientDir: appFolder } });
    const { services } = booted.app;
    const school = await everyDaySchool(services, (begun, year) =>
      begun
        .withClass("G7", stream, year)
        .withLearners(CLASS_SIZE)
        .withTeacher("class", "Achieng Odhiambo")
        .withTeacher("subject", "Barasa Wafula")
        .withStaff(Role.head),
    );
    return new BrowserSchool(school, await Air.over(booted.url), appFolder, booted, clock);
  }

  /** Adds an assessment of the class today; answers its id. Levels are given where there is no maximum. */
  async addAssessment(subject: string, name: string, maximum: number | null): Promise<AssessmentId> {
    const actor = { schoolId: this.school.id, userId: this.school.person(Role.head).userId };
    const place = { classId: this.school.classes[0]!.id, day: this.day(0) };
    const wanted = { ...place, subject, name, kind: AssessmentKind.endTerm, maximum };
    const added = await inTransaction(this.em(), (tx) => addAssessment(tx, actor, new Date(), wanted));
    return added.id;
  }

  /** Where phones find it. */
  get url(): string {
    return this.air.url;
  }

  get classTeacher(): TestPerson {
    return this.school.classes[0]!.teachers[0]!;
  }

  get subjectTeacher(): TestPerson {
    return this.school.classes[0]!.teachers[1]!;
  }

  /** The page of a register so many days back, by the phone's date when the school was opened. */
  register(daysBack: number, session: "m" | "a" = "m"): string {
    return `${this.url}/register/${this.school.classes[0]!.id}/${this.day(daysBack)}/${session}`;
  }

  day(daysBack: number): SchoolDay {
    return addDays(this.#today, -daysBack);
  }

  /** Puts the server's clock so many days behind that of the phones. */
  setBack(days: number): void {
    this.clock.behindMs = days * DAY_MS;
  }

  /** What a statement finds in the server's database. */
  rows<Row = Record<string, unknown>>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return runSql<Row>(this.em(), sql, values);
  }

  /** The first column of its only row. */
  async count(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const [row] = await this.rows<Record<string, unknown>>(sql, values);
    return Number(Object.values(row ?? {})[0] ?? 0);
  }

  /** A colleague records something from a device of their own; each text is an operation. */
  async hears({ login, password }: TestPerson, operations: readonly string[]): Promise<void> {
    const token = await this.booted.signIn(login, password);
    const now = Math.floor(Date.now() / 1000);
    const { errors } = await this.booted.graphql(token, PUSH, { n: now, o: operations, p: "- -" });
    if (errors) throw new Error(errors[0]?.message);
  }

  /** An operation by which somebody corrects a mark of the class, such as `A5`, having seen nothing of what others said. */
  correction(counter: number, daysBack: number, cell: string, session: "m" | "a" = "m"): string {
    const day = this.day(daysBack).slice(2).replaceAll("-", "");
    return `${counter} f ${this.school.classes[0]!.id} ${day}${session} ${cell} 0 ${Math.floor(Date.now() / 1000)}`;
  }

  /** Another school, in which the person works too; answers its name. */
  async otherSchoolOf({ userId }: TestPerson, role: Role): Promise<string> {
    const other = await aSchool(this.booted.app.services).named("Baraka Primary").build();
    await this.em().insert(Membership, { schoolId: other.id, userId, role });
    return other.name;
  }

  em(): Em {
    const em = this.booted.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: this.school.id });
    return em;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.air[Symbol.asyncDispose]();
    await this.booted[Symbol.asyncDispose]();
    await rm(this.appFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}
