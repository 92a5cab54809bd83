import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const TSCONFIG = join(import.meta.dirname, "../tsconfig.json");
const running = new Set<ChildProcess>();
let dataDir: string;

beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), "asili-main-"))));
afterEach(async () => {
  // One that still writes would fill the folder again.
  await Promise.all([...running].map((child) => (child.kill("SIGKILL"), once(child, "exit"))));
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the server as people do, in a process of its own; `said` is all it has written. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), MAIN], {
    env: { PATH: process.env["PATH"] ?? "", TSX_TSCONFIG_PATH: TSCONFIG, DATA_DIR: dataDir, HOST: "127.0.0.1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const output = { said: "" };
  const ended = once(child, "exit").then(([exitCode]) => {
    running.delete(child);
    return exitCode as number | null;
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output.said += String(text)));
  const url = async () => {
    await vi.waitFor(() => expect(output.said).toMatch(/http:\/\/localhost:\d+/), 80_000);
    return /http:\/\/localhost:\d+/.exec(output.said)![0];
  };
  return { child, output, ended, url };
}

it(
  "greets with its address and, on an empty data folder, the demo school's sign-ins",
  { timeout: 180_000 },
  async () => {
    const first = start({ PORT: "0" });
    const url = await first.url();
    expect(first.output.said).toContain("0700 000 001");
    expect(first.output.said).toContain("asili-demo");
    const query = `mutation { signIn(login: "0700 000 001", password: "asili-demo") { viewer { roles } } }`;
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    expect(await response.json()).toEqual({ data: { signIn: { viewer: { roles: ["HEAD"] } } } });
    expect((await stat(join(dataDir, "keys.json"))).mode & 0o777).toBe(0o600);
    const keys = await readFile(join(dataDir, "keys.json"), "utf8");
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);

    const second = start({ PORT: "0" });
    await second.url();
    expect(second.output.said).toContain("0700 000 001");
    expect(await readFile(join(dataDir, "keys.json"), "utf8")).toBe(keys);
    second.child.kill("SIGINT");
    expect(await second.ended).toBe(0);
  },
);

it("finishes what is under way before it stops", { timeout: 180_000 }, async () => {
  const server = start({ PORT: "0", DEMO: "no" });
  const url = await server.url();
  const query = `mutation { signIn(login: "0700 000 001", password: "wrong") { deviceId } }`;
  const body = JSON.stringify({ query });
  // The server says that it has the request before it is sent the rest.
  const headers = { "content-type": "application/json", "content-length": body.length, expect: "100-continue" };
  const asked = request(`${url}/graphql`, { method: "POST", headers });
  asked.flushHeaders();
  await once(asked, "continue");
  server.child.kill("SIGTERM");
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  expect(await json(answer)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  expect(await server.ended).toBe(0);
});

it("says in a sentence that its port is taken", { timeout: 180_000 }, async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const port = String((other.address() as AddressInfo).port);
  const server = start({ PORT: port, DEMO: "no" });
  expect(await server.ended).toBe(1);
  expect(server.output.said).toBe(`Port ${port} is taken. Stop what uses it, or set PORT to another number.\n`);
  other.close();
});

it("names every setting it cannot use, and does not start", { timeout: 180_000 }, async () => {
  const server = start({ PORT: "no", ROLE: "boss" });
  expect(await server.ended).toBe(1);
  expect(server.output.said).toBe(
    [
      "Asili cannot start. Correct these settings:",
      "  - PORT must be a port number from 0 to 65535.",
      "  - ROLE must be one of api, worker, all.",
      "",
    ].join("\n"),
  );
});

/** What is wrong with the settings or the data folder, and what the server says of it. */
type Fault = [name: string, env: () => Record<string, string>, spoil: () => Promise<unknown>, says: () => string];

const nothing = async () => {};
const inside = (name: string) => join(dataDir, name);
const faults: Fault[] = [
  [
    "Redis that does not answer",
    () => ({ REDIS_URL: "redis://127.0.0.1:1" }),
    nothing,
    () => "Redis at 127.0.0.1:1 does not answer (ECONNREFUSED). Start it, or correct the address in REDIS_URL.",
  ],
  [
    "MySQL that does not answer",
    () => ({ DATABASE_URL: "mysql://app:secret@127.0.0.1:1/asili" }),
    nothing,
    () =>
      "The mysql database asili at 127.0.0.1:1 does not answer (ECONNREFUSED). Start it, or correct the address in DATABASE_URL.",
  ],
  [
    "a database file that is something else",
    () => ({}),
    () => writeFile(inside("asili.db"), "not a database ".repeat(500)),
    () =>
      `${inside("asili.db")} is not a database, or is damaged. Restore it from a backup, or move it away to begin with an empty one.`,
  ],
  [
    "a key file that is something else",
    () => ({}),
    () => writeFile(inside("keys.json"), "{"),
    () =>
      `${inside("keys.json")} holds no signing keys. Restore it from a backup, or move it away: new ones are made then, and everybody signs in anew.`,
  ],
  [
    "a data folder that is a file",
    () => ({ DATA_DIR: inside("file/data") }),
    () => writeFile(inside("file"), ""),
    () => `${inside("file")} is a file, where a folder is needed. Move it away, or set DATA_DIR to another place.`,
  ],
  [
    "a data folder where none can be made",
    () => ({ DATA_DIR: "/proc/asili/data" }),
    nothing,
    () => "The folder /proc/asili cannot be made (ENOENT). Correct this, or set DATA_DIR to another place.",
  ],
  [
    "an address that is another machine's",
    () => ({ HOST: "192.0.2.1" }),
    nothing,
    () => "HOST is 192.0.2.1, which is no address of this machine. Set HOST to one that is, or leave it out.",
  ],
];

it.each(faults)("says in a sentence what is wrong: %s", { timeout: 180_000 }, async (_name, env, spoil, says) => {
  await spoil();
  const server = start({ PORT: "0", DEMO: "no", ...env() });
  expect(await server.ended).toBe(1);
  expect(server.output.said).toBe(`${says()}\n`);
});

it("may be started twice at once on one empty data folder", { timeout: 180_000 }, async () => {
  const servers = [start({ PORT: "0" }), start({ PORT: "0" })];
  const ready = async ({ url }: (typeof servers)[number]) => (await fetch(`${await url()}/readyz`)).status;
  expect(await Promise.all(servers.map(ready))).toEqual([200, 200]);
});

it("as a worker answers only for its health", { timeout: 180_000 }, async () => {
  const server = start({ PORT: "0", ROLE: "worker", DEMO: "no" });
  const url = await server.url();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/graphql`)).status).toBe(404);
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
});
