import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { schema } from "../src/database-schema.js";
import { type DatabaseUrl, parseDatabaseUrl } from "../src/platform/database-url.js";
import { openOrm } from "../src/platform/orm.js";
import { type EngineName, freshDatabaseUrl } from "../test/engines.js";
import { printTable } from "./report/print-table.js";
import { buildWritersSchool, NOW } from "./writers/writers-school.js";
import { keepWriting, type Writer } from "./writers/writer.js";
import { PollingReader } from "./writers/polling-reader.js";

/**
 * Many writers on the real server over HTTP, to one class's scope and then to a class each, while a reader asks again
 * and again what is new. Every sequence given out must be given once, none left out, and the reader must never have
 * missed one. It fails on any; the pace is only told.
 */
const { values: asked } = parseArgs({
  options: {
    db: { type: "string", default: "mysql" },
    writers: { type: "string", default: "32" },
    changes: { type: "string", default: "100000" },
    batch: { type: "string", default: "10" },
    processes: { type: "string" },
  },
});
const WRITERS = Number(asked.writers);
const CHANGES = Number(asked.changes);
const BATCH = Number(asked.batch);
/** SQLite is for one process. */
const PROCESSES = asked.db === "sqlite" ? 1 : Number(asked.processes ?? 2);
const CLASSES = 8;
const GOAL = 50;
const PROGRESS_MS = 10_000;

await using stack = new AsyncDisposableStack();
const folder = await mkdtemp(join(tmpdir(), "asili-writers-"));
stack.defer(() => rm(folder, { recursive: true, force: true }));
const database = await makeDatabase(asked.db as EngineName);
const urls: string[] = [];
for (let nth = 0; nth < PROCESSES; nth++) urls.push(await startApp());
const orm = stack.adopt(await openOrm(database, schema), (open) => open.close());
const { school, registers } = await buildWritersSchool({ orm, clock: { now: () => NOW } }, WRITERS, CLASSES);
const tokens: string[] = [];
for (const { login, password } of school.people) tokens.push(await signIn(urls[0]!, login, password));
const readerToken = tokens.pop()!;
const classIds = school.classes.map(({ id }) => id as number);
const counters = tokens.map(() => 0);

const rows: string[][] = [];
let faults = 0;
faults += await measure("one scope, a change a push", classIds.slice(0, 1), CHANGES / 20, 1);
faults += await measure(`one scope, ${BATCH} a push`, classIds.slice(0, 1), CHANGES * 0.45, BATCH);
faults += await measure(`${CLASSES} scopes, ${BATCH} a push`, classIds, CHANGES / 2, BATCH);
const headings = [
  "",
  "changes",
  "pushes",
  "pushes/s",
  "per scope",
  "pulls",
  "missed",
  "gapped",
  "doubled",
  "backwards",
];
printTable(headings, rows);
console.log(`
On ${asked.db}: ${WRITERS} writers over HTTP to ${PROCESSES} server processes, a reader polling all the while.
Goal: 0 missed, gapped, doubled or backwards, and at least ${GOAL} pushes/s to a scope.`);
process.exitCode = faults > 0 ? 1 : 0;

async function measure(name: string, targets: readonly number[], changes: number, batch: number): Promise<number> {
  const reader = new PollingReader(urls.at(-1)!, readerToken);
  await reader.catchUp();
  const before = new Map(targets.map((id) => [id, reader.headOf(id)]));
  const given = new Map(targets.map((id) => [id, [] as number[]]));
  const writers = tokens.map((token, nth): Writer => ({
    url: new URL(urls[nth % urls.length]!),
    token,
    classId: targets[nth % targets.length]!,
    registers: registers.filter((_, at) => at % WRITERS === nth),
    counter: counters[nth]!,
  }));
  const state = { left: changes, taken: 0, writing: true };
  const mayGoOn = () => (state.left -= batch) > -batch;
  const write = (writer: Writer) =>
    keepWriting(writer, batch, mayGoOn, (sequences) => {
      given.get(writer.classId)!.push(...sequences);
      state.taken += sequences.length;
    });
  const read = async () => {
    while (state.writing) if (!(await reader.catchUp())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  const from = performance.now();
  const stopTelling = tellProgress(name, changes, batch, () => state.taken);
  const reading = read();
  await Promise.all(writers.map(write)).finally(() => {
    state.writing = false;
    stopTelling();
  });
  const seconds = (performance.now() - from) / 1000;
  await reading;
  await reader.catchUp();
  for (const [nth, { counter }] of writers.entries()) counters[nth] = counter;

  const all = [...given.values()].flat().length;
  const unique = [...given.values()].reduce((sum, sequences) => sum + new Set(sequences).size, 0);
  const spans = targets.reduce((sum, id) => sum + reader.headOf(id) - before.get(id)!, 0);
  const found = {
    missed: reader.differing + targets.filter((id) => reader.headOf(id) < Math.max(...given.get(id)!)).length,
    gapped: spans - unique,
    doubled: all - unique,
    backwards: reader.backwards,
  };
  const perSecond = all / batch / seconds;
  const paces = [perSecond.toFixed(0), (perSecond / targets.length).toFixed(1)];
  rows.push([name, `${all}`, `${all / batch}`, ...paces, `${reader.pulls}`, ...Object.values(found).map(String)]);
  return Object.values(found).filter((count) => count !== 0).length;
}

/** Says every few seconds how far the writers are, and their pace since it said so last, until what it answers is called. */
function tellProgress(name: string, changes: number, batch: number, taken: () => number): () => void {
  let before = 0;
  const timer = setInterval(() => {
    const pace = (taken() - before) / batch / (PROGRESS_MS / 1000);
    before = taken();
    console.log(`${name}: ${before} of ${changes} changes, ${pace.toFixed(0)} pushes/s`);
  }, PROGRESS_MS);
  return () => clearInterval(timer);
}

/** One for all the processes; it is dropped in the end. */
async function makeDatabase(engine: EngineName): Promise<DatabaseUrl> {
  const made = parseDatabaseUrl(
    engine === "sqlite" ? `sqlite:${join(folder, "writers.db")}` : freshDatabaseUrl(engine),
  )!;
  if (engine !== "sqlite") {
    stack.defer(async () => {
      const own = await openOrm(made, schema);
      await own.schema.dropDatabase(own.config.get("dbName") as string);
      await own.close();
    });
  }
  return made;
}

/** On one folder, so that what one process noted of how far the database has come tells the others that it is the same. */
async function startApp(): Promise<string> {
  const env = { ...process.env, NODE_ENV: "production" };
  const argument = JSON.stringify({ database, dataDir: folder });
  const child = fork(join(import.meta.dirname, "writers/writers-app.ts"), [argument], { env });
  stack.defer(() => stop(child));
  const [started] = (await once(child, "message")) as [{ url: string }];
  return started.url;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.disconnect();
  await once(child, "exit");
}

async function signIn(url: string, login: string, password: string): Promise<string> {
  const query =
    "mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { accessToken } }";
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables: { login, password } }),
  });
  const { data, errors } = (await response.json()) as { data?: { signIn: { accessToken: string } }; errors?: unknown };
  if (!data) throw new Error(`cannot sign in: ${JSON.stringify(errors)}`);
  return data.signIn.accessToken;
}
