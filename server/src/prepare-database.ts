import { randomBytes } from "node:crypto";
import { DriverException } from "@mikro-orm/core";
import type { Services } from "./context.js";
import { Dialect } from "./platform/database-url.js";
import { Meta } from "./platform/meta.entity.js";
import type { Em, Orm } from "./platform/orm.js";
import { whileAlone } from "./platform/while-alone.js";
import { School } from "./schools/school.entity.js";

/** Brings the tables up to date and fills a database that holds nothing yet. */
export async function prepareDatabase(services: Services): Promise<void> {
  const { config, orm } = services;
  const isShared = config.database.dialect !== Dialect.sqlite;
  if (isShared) await createDatabase(orm);
  await whileAlone(orm, isShared, async () => {
    await orm.migrator.up();
    await giveEpoch(orm.em.fork() as Em);
    if (config.demo && (await orm.em.fork().count(School)) === 0) await seedDemo(services);
  });
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

/** Devices compare the epoch at every sync: it changes only when this database is restored from a backup. */
async function giveEpoch(em: Em): Promise<void> {
  if (await em.findOne(Meta, { key: "epoch" })) return;
  em.create(Meta, { key: "epoch", value: randomBytes(4).toString("hex") });
  await em.flush();
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
