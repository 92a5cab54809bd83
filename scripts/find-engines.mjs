import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Redis } from "ioredis";
import mysql from "mysql2/promise";

/**
 * What the tests can run against, found by really connecting.
 * @typedef {{ name: string, label: string, found: boolean, detail: string, env: Record<string, string> }} Engine
 */

const CONNECT_MS = 3000;

/** @returns {Promise<Engine[]>} in the order in which they are reported */
export async function findEngines(env = process.env) {
  const mariadb = env.ASILI_TEST_MARIADB || "mysql://root@127.0.0.1:3306";
  const mysql = env.ASILI_TEST_MYSQL || "mysql://app:app@127.0.0.1:3307";
  const redis = env.ASILI_TEST_REDIS || "redis://127.0.0.1:6379";
  const chromium = env.CHROMIUM_PATH || "/usr/bin/chromium";
  return Promise.all([
    probe("sqlite", "SQLite", {}, async () => "built in"),
    probe("mariadb", "MariaDB", { ASILI_MARIADB_URL: mariadb }, () => sqlVersion(mariadb, true)),
    probe("mysql", "MySQL", { ASILI_MYSQL_URL: mysql }, () => sqlVersion(mysql, false)),
    probe("redis", "Redis", { ASILI_REDIS_URL: redis }, () => redisVersion(redis)),
    probe("chromium", "Chromium", { CHROMIUM_PATH: chromium }, () => chromiumVersion(chromium)),
  ]);
}

/** The variables by which the tests are told: `ASILI_ENGINES=sqlite,redis,...` and an address for each engine found. */
export function engineVariables(/** @type {Engine[]} */ engines) {
  const found = engines.filter((engine) => engine.found);
  return Object.assign(
    { ASILI_ENGINES: found.map((engine) => engine.name).join(",") },
    ...found.map((engine) => engine.env),
  );
}

/** @returns {Promise<Engine>} */
async function probe(
  /** @type {string} */ name,
  /** @type {string} */ label,
  /** @type {Record<string, string>} */ env,
  /** @type {() => Promise<string>} */ ask,
) {
  try {
    return { name, label, env, found: true, detail: await ask() };
  } catch (error) {
    return { name, label, env, found: false, detail: reason(error) };
  }
}

// Both speak the same protocol, on ports anyone may have swapped: only the version string tells them apart.
async function sqlVersion(/** @type {string} */ url, /** @type {boolean} */ wantMariaDb) {
  const connection = await mysql.createConnection({ uri: url, connectTimeout: CONNECT_MS });
  try {
    const [rows] = await connection.query("select version() as version");
    const version = /** @type {{ version: string }[]} */ (rows)[0]?.version ?? "";
    if (/mariadb/i.test(version) !== wantMariaDb) throw new Error(`the server there is ${version}`);
    return version;
  } finally {
    connection.destroy();
  }
}

async function redisVersion(/** @type {string} */ url) {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: CONNECT_MS, retryStrategy: () => null });
  redis.on("error", () => {});
  try {
    await redis.connect();
    return /redis_version:(\S+)/.exec(await redis.info("server"))?.[1] ?? "version unknown";
  } finally {
    redis.disconnect();
  }
}

async function chromiumVersion(/** @type {string} */ path) {
  const { stdout } = await promisify(execFile)(path, ["--version"], { timeout: 10_000 });
  return stdout.trim().split(/\s+/)[1] ?? stdout.trim();
}

function reason(/** @type {unknown} */ error) {
  const { code, message } = /** @type {{ code?: string, message?: string }} */ (error);
  if (code === "ECONNREFUSED" || message === "Connection is closed.") return "not running";
  if (code === "ENOENT") return "not installed";
  return message || code || "no answer";
}
