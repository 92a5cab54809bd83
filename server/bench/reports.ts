import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Guardian } from "../src/schools/guardian.entity.js";
import { Guardianship } from "../src/schools/guardianship.entity.js";
import { Membership } from "../src/identity/membership.entity.js";
import { User } from "../src/identity/user.entity.js";
import { parseDatabaseUrl } from "../src/platform/database-url.js";
import type { Em } from "../src/platform/orm.js";
import type { GuardianId, UserId } from "../src/values/ids.js";
import { Role } from "../src/values/role.js";
import { aSchool, type TestSchool } from "../test/a-school.js";
import { bootApp } from "../test/boot.js";
import { enterTermScores } from "../test/sync/enter-term-scores.js";
import { printTable } from "./report/print-table.js";

/**
 * A run of report cards of a whole school of 1,035 learners with eight subjects and three exams: prepared, published onto the
 * phones of a guardian each, and printed into one file, while somebody else goes on asking.
 */
const GOAL = { waitMs: 100, rssMb: 300 } as const;
const STREAMS = "Blue Green Red White Yellow North South East West Simba Chui Nyati".split(" ");
const clock = { now: () => new Date("2026-11-23T06:00:00Z") };

const folder = await mkdtemp(join(tmpdir(), "asili-bench-"));
const database = `sqlite:${join(folder, "school.db")}`;
const school = await build();
// The built server, in a process of its own: what is measured is it, and not what builds a school or compiles at run time.
const port = 4900 + (process.pid % 90);
const url = `http://127.0.0.1:${port}`;
const env = {
  ...process.env,
  DATA_DIR: folder,
  DATABASE_URL: database,
  HOST: "127.0.0.1",
  PORT: String(port),
  LOG_LEVEL: "warn",
};
// As `npm start` does.
const SMALL_NURSERY = "--max-semi-space-size=8";
const child = spawn(process.execPath, [SMALL_NURSERY, "server/dist/src/main.js"], {
  env,
  stdio: ["ignore", "inherit", "inherit"],
});
await listening();
const token = await signIn();
console.log(`after its start: ${(await readRss()).toFixed(0)} MB`);

const RUN = `query ($id: ID!) { reportRun(id: $id) { state } }`;
const PREPARE = "mutation ($input: PrepareReportsInput!) { prepareReports(input: $input) { id } }";
const options = { language: "ENGLISH", withBalance: true, withPlaces: true, termId: String(school.termIds[0]) };
const prepare = async () => {
  const { prepareReports } = await ask<{ prepareReports: { id: string } }>(PREPARE, { input: options });
  await reached(prepareReports.id, "READY");
  return prepareReports.id;
};

// What is compiled at its first use is not measured.
await print(`runs/${await prepare()}?class=${school.classes[0]!.id}`);

let runId = "";
let bytes = 0;
console.log(`at the beginning: ${(await readRss()).toFixed(0)} MB`);
const rows = [
  await measure("prepare 1,035 cards", async () => void (runId = await prepare())),
  await measure("publish them to phones", async () => {
    await ask("mutation ($id: ID!) { publishReports(runId: $id) { id } }", { id: runId });
    await reached(runId, "PUBLISHED");
  }),
  await measure("print a class", async () => void (await print(`runs/${runId}?class=${school.classes[0]!.id}`))),
  await measure("print the school", async () => void (bytes = await print(`runs/${runId}`))),
];
printTable(
  ["", "s", "others waited at most", "their median", "RSS at most"],
  rows.map(({ name, seconds, waitMs, medianMs, rssMb }) => [
    name,
    seconds.toFixed(2),
    `${waitMs.toFixed(0)} ms`,
    `${medianMs.toFixed(1)} ms`,
    `${rssMb.toFixed(0)} MB`,
  ]),
);
console.log(`the school's file: ${(bytes / 1e6).toFixed(2)} MB; goal: ${GOAL.waitMs} ms, ${GOAL.rssMb} MB`);
const isMet = rows.every(({ waitMs, rssMb }) => waitMs <= GOAL.waitMs && rssMb < GOAL.rssMb);
child.kill("SIGTERM");
await once(child, "exit");
await rm(folder, { recursive: true });
process.exitCode = isMet ? 0 : 1;

async function build(): Promise<TestSchool> {
  await using app = await bootApp({ clock, config: { database: parseDatabaseUrl(database)! } });
  const { services } = app.app;
  const builder = aSchool(services).withTerm("2026-08-24", "2026-12-04", 3).withStaff(Role.head);
  for (let index = 0; index < 23; index++) {
    builder
      .withClass(index < 12 ? "G7" : "F4", STREAMS[index % STREAMS.length]!)
      .withLearners(45)
      .withTeacher();
  }
  const built = await builder.build();
  await enterTermScores(services, built);
  await addGuardians(services.orm.em.fork() as Em, built);
  return built;
}

/** A guardian with the app for each learner. */
async function addGuardians(em: Em, built: TestSchool): Promise<void> {
  em.setFilterParams("school", { schoolId: built.id });
  const learnerIds = built.classes.flatMap((each) => each.learnerIds);
  for (const learnerId of learnerIds) {
    const name = `Guardian ${learnerId}`;
    const unknown = { phone: null, email: null, passwordHash: null, disabledAt: null };
    const userId = (await em.insert(User, { name, locale: "en", createdAt: clock.now(), ...unknown })) as UserId;
    await em.insert(Membership, { schoolId: built.id, userId, role: Role.guardian });
    const guardianId = (await em.insert(Guardian, { schoolId: built.id, name, phone: null, userId })) as GuardianId;
    await em.insert(Guardianship, { schoolId: built.id, learnerId, guardianId, relation: null, priority: 1 });
  }
}

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
  return data;
}

async function signIn(): Promise<string> {
  const { login, password } = school.person(Role.head);
  const query = `mutation { signIn(login: "${login}", password: "${password}") { accessToken } }`;
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: { signIn: { accessToken: string } } }).data.signIn.accessToken;
}

async function listening(): Promise<void> {
  for (;;) {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The server's memory as the system counts it, in MB. */
async function readRss(): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6;
}

async function reached(id: string, state: string): Promise<void> {
  for (;;) {
    const { reportRun } = await ask<{ reportRun: { state: string } }>(RUN, { id });
    if (reportRun.state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function print(path: string): Promise<number> {
  const response = await fetch(`${url}/files/reports/${path}`, { headers: { authorization: `Bearer ${token}` } });
  let length = 0;
  for await (const chunk of response.body!) length += (chunk as Uint8Array).length;
  return length;
}

/** Does it while another asks again and again; the worst that happened meanwhile. */
async function measure(name: string, work: () => Promise<void>) {
  const waits: number[] = [];
  let isDone = false;
  let rssMb = 0;
  const asking = (async () => {
    while (!isDone) {
      const from = performance.now();
      await ask("{ school { name terms { id } } }");
      waits.push(performance.now() - from);
      rssMb = Math.max(rssMb, await readRss());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const from = performance.now();
  await work();
  const seconds = (performance.now() - from) / 1000;
  isDone = true;
  await asking;
  const medianMs = waits.toSorted((one, other) => one - other)[Math.floor(waits.length / 2)]!;
  return { name, seconds, rssMb, waitMs: Math.max(...waits), medianMs };
}
