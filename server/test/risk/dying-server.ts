/**
 * A server that trains, in a process of its own, and dies by SIGKILL in the middle of the run that it has claimed: once
 * the thread learns, or with all of the outcome written and nothing of it committed. Run by `killed-in-a-run.test.ts`.
 */
import { schema } from "../../src/database-schema.js";
import { parseDatabaseUrl } from "../../src/platform/database-url.js";
import { createLogger } from "../../src/platform/logger.js";
import { type Em, openOrm } from "../../src/platform/orm.js";
import { RunProgress } from "../../src/risk/training/run-progress.js";
import { RiskWorker } from "../../src/risk/training/risk-worker.js";

export type DiesAt = "learning" | "commit";

const [url = "", now = "", diesAt] = process.argv.slice(2) as [string, string, DiesAt];
const orm = await openOrm(parseDatabaseUrl(url)!, schema);
await orm.checkConnection();
const die = () => process.kill(process.pid, "SIGKILL");

let isWriting = false;
const tell = RunProgress.prototype.tell;
RunProgress.prototype.tell = function (phase, done, total) {
  if (phase === "learning" && diesAt === "learning") die();
  isWriting ||= phase === "writing";
  tell.call(this, phase, done, total);
};
const stop = RunProgress.prototype.stop;
RunProgress.prototype.stop = async function () {
  await stop.call(this);
  // What is committed from here on is the outcome.
  if (isWriting) connection.commit = async () => void die();
};

const connection = (orm.em as Em).getConnection() as unknown as { commit: (...given: unknown[]) => Promise<unknown> };
const clock = { now: () => new Date(now) };
const worker = new RiskWorker({ orm, clock, relay: { kick() {} } as never, logger: createLogger("fatal") });
// Neither the worker nor a database of which nothing is asked keeps a process alive.
setInterval(() => {}, 1_000);
worker.start();
