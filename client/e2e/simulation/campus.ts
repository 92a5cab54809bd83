import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, createApp } from "../../../server/src/app.js";
import { addAssessment } from "../../../server/src/assessment/add-assessment.js";
import { addDefaultReasons } from "../../../server/src/attendance/add-default-reasons.js";
import { type Config, parseConfig, ServerRole } from "../../../server/src/config.js";
import { forgetTombstones } from "../../../server/src/events/forget-tombstones.js";
import { publishChanges } from "../../../server/src/events/publish-changes.js";
import { schoolScope } from "../../../server/src/events/scope.js";
import type { Logger } from "../../../server/src/platform/logger.js";
import type { Em } from "../../../server/src/platform/orm.js";
import { runSql, type SqlValue } from "../../../server/src/platform/sql.js";
import { inTransaction } from "../../../server/src/platform/transaction.js";
import { assignTeacher } from "../../../server/src/schools/assign-teacher.js";
import { enrolLearners } from "../../../server/src/schools/enrol-learners.js";
import { moveLearner } from "../../../server/src/schools/move-learner.js";
import { unassignTeacher } from "../../../server/src/schools/unassign-teacher.js";
import { withdrawLearner } from "../../../server/src/schools/withdraw-learner.js";
import { beginEpoch } from "../../../server/src/sync/restore/begin-epoch.js";
import type { ClassId, LearnerId } from "../../../server/src/values/ids.js";
import { LearnerStatus } from "../../../server/src/values/learner-status.js";
import { Role } from "../../../server/src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../../../server/test/a-school.js";
import { type EngineName, freshDatabaseUrl } from "../../../server/test/engines.js";
import { cheapHash } from "./cheap-hash";
import { RoughDatabase } from "./rough-database";
import type { FaultLog } from "./fault-log";
import { TableBackup } from "./table-backup";
import type { VirtualTime } from "./virtual-time";

const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };
const HALF_A_YEAR_MS = 181 * 86_400_000;
/** More than a phone is told one by one. */
const MUCH_NEWS = 501;

/** A class's assessments: one takes marks and is never submitted, the other levels. */
const ASSESSMENTS = [
  { subject: "Mathematics", name: "Opener", kind: "O", maximum: 100 },
  { subject: "Kiswahili", name: "Project", kind: "P", maximum: null },
] as const;

export type CampusSheet = { readonly id: number; readonly classId: ClassId; readonly maximum: number | null };

type Plan = { readonly classes: number; readonly learners: number };

/** The real server with one school on it: it can be restarted, lose what it did since a backup, and change its mind about who may what. */
export class Campus implements AsyncDisposable {
  readonly #config: Config;
  readonly #time: VirtualTime;
  readonly #folder: string;
  #app!: App;
  #backup: TableBackup | null = null;
  #news = 0;
  url = "";
  school!: TestSchool;
  readonly sheets: CampusSheet[] = [];
  readonly database: RoughDatabase;

  private constructor(config: Config, folder: string, time: VirtualTime, faults: FaultLog) {
    this.#config = config;
    this.#folder = folder;
    this.#time = time;
    this.database = new RoughDatabase(faults);
  }

  static async open(engine: EngineName, time: VirtualTime, faults: FaultLog, plan: Plan): Promise<Campus> {
    // Memory, where there is some, spares the disk thousands of flushes.
    const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "asili-campus-"));
    const database = engine === "sqlite" ? `sqlite:${join(folder, "school.db")}` : freshDatabaseUrl(engine);
    const parsed = parseConfig({ DATA_DIR: folder, DATABASE_URL: database, PORT: "0", HOST: "127.0.0.1" });
    if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
    // Its jobs fall due by the clock; a world does them when chance has it.
    const campus = new Campus({ ...parsed.config, demo: false, role: ServerRole.api }, folder, time, faults);
    await campus.#start();
    await campus.#build(plan);
    return campus;
  }

  /** By name: `head`, then for each class its class teacher, and subject teachers of the first class and of the first two. */
  get people(): readonly TestPerson[] {
    return this.school.people;
  }

  get classIds(): readonly ClassId[] {
    return this.school.classes.map(({ id }) => id);
  }

  rows<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return this.database.calmly(() => runSql<Row>(this.#em(), sql, values));
  }

  /** The process ends and another begins on the same database. */
  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  async backUp(): Promise<void> {
    if (this.#config.database.dialect === "sqlite") {
      await rm(this.#backupPath, { force: true });
      await this.rows(`vacuum into '${this.#backupPath}'`);
    } else {
      this.#backup = await this.database.calmly(() => TableBackup.take(this.#em()));
    }
  }

  /** All that was done since the last backup is gone. */
  async restore(): Promise<void> {
    if (this.#backup) await this.database.calmly(() => this.#backup!.putBack(this.#em()));
    await this.#stop();
    if (!this.#backup) {
      const path = this.#config.database.url;
      for (const rest of ["-wal", "-shm"]) await rm(path + rest, { force: true });
      await copyFile(this.#backupPath, path);
    }
    await this.#start();
    await this.database.calmly(() => beginEpoch(this.#em(), undefined, new Date(this.#time.now)));
  }

  async assign(userId: TestPerson["userId"], classId: ClassId, kind: "class" | "subject"): Promise<void> {
    await this.#do((tx, actor, now) => assignTeacher(tx, actor, now, { classId, userId, kind }));
  }

  async unassign(userId: TestPerson["userId"], classId: ClassId): Promise<void> {
    await this.#do((tx, actor, now) => unassignTeacher(tx, actor, now, { classId, userId }));
  }

  async admit(classId: ClassId, admissionNumber: string): Promise<void> {
    const learner = { admissionNumber: admissionNumber as never, name: `Learner ${admissionNumber}`, sex: null };
    await this.#do((tx, actor, now) => enrolLearners(tx, actor, now, [{ classId, learner }]));
  }

  async withdraw(learnerId: LearnerId): Promise<void> {
    await this.#do((tx, actor, now) => withdrawLearner(tx, actor, now, { learnerId, status: LearnerStatus.left }));
  }

  async move(learnerId: LearnerId, classId: ClassId): Promise<void> {
    await this.#do((tx, actor, now) => moveLearner(tx, actor, now, { learnerId, classId }));
  }

  /** The job that forgets what is gone, half a year early. */
  async forgetWhatIsGone(): Promise<void> {
    const clock = { now: () => new Date(this.#time.now + HALF_A_YEAR_MS) };
    await this.database.calmly(() => forgetTombstones({ orm: this.#app.services.orm, clock }));
  }

  /** So much happens in the school at once that phones behind have to fetch it whole. */
  async makeMuchNews(): Promise<void> {
    const scope = schoolScope(this.school.id);
    const name = `Day ${++this.#news}`;
    const changes = Array.from({ length: MUCH_NEWS }, (_, index) => ({
      scope,
      item: `h${900_000 + index}`,
      line: `250101|250101|${name}`,
    }));
    await this.#do((tx, _, now) => publishChanges(tx, now, changes));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.database.calm();
    if (this.#config.database.dialect !== "sqlite") {
      const name = new URL(this.#config.database.url.replace(/^mariadb:/, "mysql:")).pathname.slice(1);
      await this.rows(`drop database \`${name}\``);
    }
    await this.#stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #backupPath(): string {
    return join(this.#folder, "backup.db");
  }

  async #start(): Promise<void> {
    const clock = { now: () => new Date(this.#time.now) };
    this.#app = await this.database.calmly(() =>
      withoutTimers(() => createApp(this.#config, { logger: quiet, clock })),
    );
    await this.database.roughen(this.#app.services.orm);
    this.url = await this.#app.listen();
  }

  #stop(): Promise<void> {
    return this.database.calmly(async () => this.#app[Symbol.asyncDispose]());
  }

  async #build({ classes, learners }: Plan): Promise<void> {
    const streams = ["East", "West", "North"].slice(0, classes);
    const builder = aSchool(this.#app.services)
      .named("Mwangaza Junior School")
      .withTerm("2026-08-24", "2026-12-04", 3)
      .withClosure("Mashujaa Day", "2026-10-20");
    for (const [index, stream] of streams.entries()) {
      builder.withClass("G7", stream, 2026).withLearners(learners).withTeacher("class", `Class teacher ${stream}`);
      if (index < 2) builder.withTeacher("subject", `Subject teacher ${stream}`);
    }
    this.school = await builder.withStaff(Role.head).build();
    await inTransaction(this.#em(), (tx) => addDefaultReasons(tx, this.school.id, new Date(this.#time.now)));
    for (const classId of this.classIds) {
      for (const each of ASSESSMENTS) {
        const wanted = { ...each, classId, day: "2026-11-16" as never };
        await this.#do(async (tx, actor, now) => {
          const { id, maximum } = await addAssessment(tx, actor, now, wanted);
          this.sheets.push({ id, classId, maximum: maximum ?? null });
        });
      }
    }
    await this.rows("update user set password_hash = ?", [cheapHash(this.people[0]!.password)]);
  }

  #do<Result>(
    verb: (tx: Em, actor: { schoolId: TestSchool["id"]; userId: null }, now: Date) => Promise<Result>,
  ): Promise<Result> {
    const actor = { schoolId: this.school.id, userId: null };
    return this.database.calmly(() => inTransaction(this.#em(), (tx) => verb(tx, actor, new Date(this.#time.now))));
  }

  #em(): Em {
    const em = this.#app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: this.school?.id ?? 0 });
    return em;
  }
}

/** What the server looks after every few seconds it does by real time, which no seed brings back: here it only does what it is asked. */
async function withoutTimers<Result>(work: () => Promise<Result>): Promise<Result> {
  const { setInterval } = globalThis;
  globalThis.setInterval = (() => setTimeout(() => undefined, 0)) as unknown as typeof setInterval;
  try {
    return await work();
  } finally {
    globalThis.setInterval = setInterval;
  }
}
