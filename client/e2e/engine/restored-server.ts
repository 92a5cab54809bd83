import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addAssessment } from "../../../server/src/assessment/add-assessment.js";
import { AssessmentKind } from "../../../server/src/assessment/assessment-kind.js";
import { addDefaultReasons } from "../../../server/src/attendance/add-default-reasons.js";
import { type Config, parseConfig } from "../../../server/src/config.js";
import { loadCopy, saveCopy } from "../../../server/src/platform/database-copy.js";
import type { Em } from "../../../server/src/platform/orm.js";
import { runSql } from "../../../server/src/platform/sql.js";
import { inTransaction } from "../../../server/src/platform/transaction.js";
import { restoreDatabase } from "../../../server/src/restore-database.js";
import type { SchoolDay } from "../../../server/src/values/school-day.js";
import type { AssessmentId } from "../../src/values/ids";
import { Role } from "../../../server/src/values/role.js";
import { aSchool, type TestSchool } from "../../../server/test/a-school.js";
import { type BootedApp, bootApp } from "../../../server/test/boot.js";
import type { LentDatabase } from "../../../server/test/lend-database.js";
import { type EngineName, lendDatabaseOf } from "../../../server/test/engines.js";

/** How a backup comes back: by the command, or by an operator who knows of no command. */
export type Way = "by the command" | "by hand";

/** The real server on a database of its own, which is backed up, and goes back to that. */
export class RestoredServer implements AsyncDisposable {
  readonly time = { now: new Date("2026-11-23T06:00:00Z") };
  school!: TestSchool;
  #app!: BootedApp;

  private constructor(
    readonly folder: string,
    readonly config: Config,
    private readonly lent: LentDatabase | null,
  ) {}

  static async open(engine: EngineName): Promise<RestoredServer> {
    const folder = await mkdtemp(join(tmpdir(), "asili-restore-"));
    const lent = engine === "sqlite" ? null : await lendDatabaseOf(engine);
    const url = lent?.url ?? `sqlite:${join(folder, "asili.db")}`;
    const parsed = parseConfig({ DATA_DIR: folder, DATABASE_URL: url });
    if (!parsed.ok) throw new Error(parsed.problems.join());
    const server = new RestoredServer(folder, parsed.config, lent);
    await server.#start(0);
    server.school = await server.#build();
    return server;
  }

  get url(): string {
    return this.#app.url;
  }

  get backup(): string {
    return join(this.folder, "backup");
  }

  later(minutes: number): void {
    this.time.now = new Date(this.time.now.getTime() + minutes * 60_000);
  }

  /** Another school, of one class with its teacher. */
  addSchool(): Promise<TestSchool> {
    const builder = aSchool(this.#app.app.services).withTerm("2026-08-24", "2026-12-04", 3);
    return builder.withClass("G8", "", 2026).withLearners(6).withTeacher("class").build();
  }

  /** A sheet of the first class, out of 100. */
  addSheet(): Promise<AssessmentId> {
    const { services } = this.#app.app;
    const place = { classId: this.school.classes[0]!.id, day: "2026-11-23" as SchoolDay, maximum: 100 };
    const wanted = { ...place, subject: "Mathematics", name: "End of term", kind: AssessmentKind.endTerm };
    const actor = { schoolId: this.school.id, userId: null };
    return inTransaction(services.orm.em.fork() as Em, async (tx) => {
      tx.setFilterParams("school", { schoolId: this.school.id });
      const { id } = await addAssessment(tx, actor, this.time.now, wanted);
      return id as unknown as AssessmentId;
    });
  }

  save(): Promise<void> {
    return saveCopy(this.config.database, this.backup);
  }

  async restore(way: Way): Promise<void> {
    const { port } = new URL(this.url);
    await this.#app[Symbol.asyncDispose]();
    if (way === "by the command") await restoreDatabase(this.config, this.backup);
    else await this.#putBack();
    await this.#start(Number(port));
  }

  rows<Row>(sql: string): Promise<Row[]> {
    return runSql<Row>(this.#app.app.services.orm.em.fork() as Em, sql);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#app[Symbol.asyncDispose]();
    await this.lent?.giveBack();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #putBack(): Promise<void> {
    const { dialect, url } = this.config.database;
    if (dialect !== "sqlite") return loadCopy(this.config.database, this.backup);
    for (const journal of ["-wal", "-shm"]) await rm(url + journal, { force: true });
    await copyFile(this.backup, url);
  }

  async #start(port: number): Promise<void> {
    this.#app = await bootApp({ clock: { now: () => this.time.now }, config: { ...this.config, port } });
  }

  async #build(): Promise<TestSchool> {
    const school = await aSchool(this.#app.app.services)
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClass("G7", "East", 2026)
      .withLearners(12)
      .withTeacher("class", "Achieng Odhiambo")
      .withTeacher("subject", "Barasa Wafula")
      .withTeacher("subject", "Chebet Kiprono")
      .withStaff(Role.head)
      .build();
    const em = this.#app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    await inTransaction(em, (tx) => addDefaultReasons(tx, school.id, this.time.now));
    return school;
  }
}
