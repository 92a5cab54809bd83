import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schema } from "../../server/src/database-schema.js";
import { parseDatabaseUrl } from "../../server/src/platform/database-url.js";
import { type Em, openOrm } from "../../server/src/platform/orm.js";
import { type EngineName, engines, freshDatabaseUrl, redisUrl } from "../../server/test/engines.js";
import { AppServer, freePort } from "./app-server.js";
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

/** A running school: the demo school on a fresh database. The teacher's server and the head's may be the same. */
export class Deployment implements AsyncDisposable {
  private constructor(
    readonly forTeacher: AppServer,
    readonly forHead: AppServer,
    readonly databaseUrl: string,
    private readonly folder: string,
    private readonly kind: DeploymentKind,
  ) {}

  static async start(kind: DeploymentKind): Promise<Deployment> {
    const folder = await mkdtemp(join(tmpdir(), "asili-school-"));
    const databaseUrl = kind.engine === "sqlite" ? `sqlite:${join(folder, "asili.db")}` : freshDatabaseUrl(kind.engine);
    const settings = {
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      DEMO: "yes",
      JWT_KEYS: `e2e:${randomBytes(24).toString("hex")}`,
      ...(kind.twoProcesses && { REDIS_URL: redisUrl ?? "" }),
    };
    await createDatabase(databaseUrl);
    const forTeacher = await new AppServer(await freePort(), settings).start();
    const forHead = kind.twoProcesses ? await new AppServer(await freePort(), settings).start() : forTeacher;
    return new Deployment(forTeacher, forHead, databaseUrl, folder, kind);
  }

  /** What the database itself holds of a register. */
  async recorded(className: string, day: string, session: "m" | "a"): Promise<RecordedRegister> {
    const orm = await openDatabase(this.databaseUrl);
    try {
      return await readRegister(orm.em.fork() as Em, className, day, session);
    } finally {
      await orm.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.forTeacher.kill();
    await this.forHead.kill();
    if (this.kind.engine !== "sqlite") {
      const orm = await openDatabase(this.databaseUrl);
      await orm.schema.dropDatabase(orm.config.get("dbName") as string);
      await orm.close();
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function openDatabase(url: string) {
  const parsed = parseDatabaseUrl(url);
  if (!parsed) throw new Error(`not a database URL: ${url}`);
  return openOrm(parsed, schema);
}

async function createDatabase(url: string): Promise<void> {
  if (url.startsWith("sqlite:")) return;
  const orm = await openDatabase(url);
  await orm.schema.ensureDatabase();
  await orm.close();
}
