import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schema } from "../../server/src/database-schema.js";
import { parseDatabaseUrl } from "../../server/src/platform/database-url.js";
import { type Em, openOrm } from "../../server/src/platform/orm.js";
import { Role } from "../../server/src/values/role.js";
import type { TestPerson, TestSchool } from "../../server/test/a-school.js";
import { bootApp } from "../../server/test/boot.js";
import type { LentDatabase } from "../../server/test/lend-database.js";
import { type EngineName, engines, lendDatabaseOf, redisUrl } from "../../server/test/engines.js";
import { AppServer, freePort } from "./app-server.js";
import { CLASS_SIZE, everyDaySchool } from "./every-day-school.js";
import { type RecordedRegister, readRegister } from "./recorded-register.js";

/** How a school might run Asili: which database, and whether two API processes share it through Redis. */
export type DeploymentKind = { name: string; engine: EngineName; twoProcesses: boolean };

const alone: DeploymentKind[] = engines.map((engine) => ({ name: engine, engine, twoProcesses: false }));
const sharedEngine = engines.find((engine) => engine !== "sqlite");

/** Every deployment that this machine's engines allow. */
export const deployments: DeploymentKind[] = [
  ...alone,
  ...(redisUrl && sharedEngine
    ? [{ name: `two processes on ${sharedEngine} and Redis`, engine: sharedEngine, twoProcesses: true }]
    : []),
];

/**
 * A running school on a fresh database, its servers processes of their own: two classes of Grade 7 with a teacher each, the
 * first with a subject teacher, a head and an administrator. The teacher's server and the head's may be the same.
 */
export class Deployment implements AsyncDisposable {
  private constructor(
    private readonly school: TestSchool,
    readonly forTeacher: AppServer,
    readonly forHead: AppServer,
    readonly databaseUrl: string,
    private readonly folder: string,
    private readonly lent: LentDatabase | null,
  ) {}

  static async start(kind: DeploymentKind): Promise<Deployment> {
    const folder = await mkdtemp(join(tmpdir(), "asili-school-"));
    const lent = kind.engine === "sqlite" ? null : await lendDatabaseOf(kind.engine);
    const databaseUrl = lent?.url ?? `sqlite:${join(folder, "asili.db")}`;
    const settings = {
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      DEMO: "no",
      JWT_KEYS: `e2e:${randomBytes(24).toString("hex")}`,
      ...(kind.twoProcesses && { REDIS_URL: redisUrl ?? "" }),
    };
    const school = await fill(databaseUrl);
    const forTeacher = await new AppServer(await freePort(), settings).start();
    const forHead = kind.twoProcesses ? await new AppServer(await freePort(), settings).start() : forTeacher;
    return new Deployment(school, forTeacher, forHead, databaseUrl, folder, lent);
  }

  get classTeacher(): TestPerson {
    return this.school.classes[0]!.teachers[0]!;
  }

  get subjectTeacher(): TestPerson {
    return this.school.classes[0]!.teachers[1]!;
  }

  /** The class teacher of the other class. */
  get otherTeacher(): TestPerson {
    return this.school.classes[1]!.teachers[0]!;
  }

  get head(): TestPerson {
    return this.school.person(Role.head);
  }

  get administrator(): TestPerson {
    return this.school.person(Role.admin);
  }

  /** What the database itself holds of a class's one register of the session; a journey may go on over midnight. */
  async recorded(className: string, session: "m" | "a"): Promise<RecordedRegister> {
    const orm = await openDatabase(this.databaseUrl);
    try {
      return await readRegister(orm.em.fork() as Em, className, session);
    } finally {
      await orm.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.forTeacher.kill();
    await this.forHead.kill();
    await this.lent?.giveBack();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function fill(databaseUrl: string): Promise<TestSchool> {
  await using booted = await bootApp({ config: { database: parseDatabaseUrl(databaseUrl)! } });
  return await everyDaySchool(booted.app.services, (begun, year) =>
    begun
      .withClass("G7", "East", year)
      .withLearners(CLASS_SIZE)
      .withTeacher("class", "Achieng Odhiambo")
      .withTeacher("subject", "Barasa Wafula")
      .withClass("G7", "West", year)
      .withLearners(CLASS_SIZE)
      .withTeacher("class", "Chebet Koech")
      .withStaff(Role.head)
      .withStaff(Role.admin),
  );
}

function openDatabase(url: string) {
  const parsed = parseDatabaseUrl(url);
  if (!parsed) throw new Error(`not a database URL: ${url}`);
  return openOrm(parsed, schema);
}
