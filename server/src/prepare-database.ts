import { DriverException } from "@mikro-orm/core";
import { ServerRole } from "./config.js";
import type { Services } from "./context.js";
import { Dialect } from "./platform/database-url.js";
import { nameInstallation } from "./platform/installation.js";
import { Meta } from "./platform/meta.entity.js";
import type { Em, Orm } from "./platform/orm.js";
import { whileAlone } from "./platform/while-alone.js";
import { School } from "./schools/school.entity.js";
import { beginEpoch } from "./sync/restore/begin-epoch.js";
import { readEpoch } from "./sync/restore/read-epoch.js";

/** Brings the tables up to date and fills a database that holds nothing yet. */
export async function prepareDatabase(services: Services): Promise<void> {
  const { config, orm, relay, courier, reportWorker, riskWorker, clock } = services;
  const openEm = () => orm.em.fork() as Em;
  if (config.database.dialect !== Dialect.sqlite) await createDatabase(orm);
  await whileAlone(orm, config.database, async () => {
    await orm.migrator.up();
    await nameInstallation(openEm());
    if ((await readEpoch(openEm())) === "") await beginEpoch(openEm(), "", clock.now());
    if (config.demo && (await openEm().count(School)) === 0) await seedDemo(services);
  });
  relay.start();
  courier.start();
  if (config.role === ServerRole.api) return;
  reportWorker.start();
  riskWorker.start();
}

/** Makes the database itself where it is missing; of two processes that try at once one finds it made. */
async function createDatabase(orm: Orm): Promise<void> {
  const name = orm.config.get("dbName");
  try {
    await orm.schema.ensureDatabase();
  } catch (error) {
    if (!(error instanceof DriverException) || error.code !== "ER_DB_CREATE_EXISTS") throw error;
    // It was left connected to the server's own schema, from which it meant to make the database.
    orm.config.set("dbName", name);
    await orm.driver.reconnect();
  }
}

async function seedDemo(services: Services): Promise<void> {
  const { seedDemoSchool } = await import("../seeds/demo-school.js");
  await seedDemoSchool(services);
  const em = services.orm.em.fork();
  em.create(Meta, { key: "demo-school", value: "yes" });
  await em.flush();
}

/** Whether this database was filled with the demo school when it was empty. */
export async function hasDemoSchool({ orm }: Services): Promise<boolean> {
  return (await orm.em.fork().findOne(Meta, { key: "demo-school" })) !== null;
}
