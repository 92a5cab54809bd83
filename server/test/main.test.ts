import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const TSCONFIG = join(import.meta.dirname, "../tsconfig.json");
const running = new Set<ChildProcess>();
let dataDir: string;

beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), "asili-main-"))));
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
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
    await vi.waitFor(() => expect(output.said).toMatch(/http:\/\/localhost:\d+/), 20_000);
    return /http:\/\/localhost:\d+/.exec(output.said)![0];
  };
  return { child, output, ended, url };
}

it(
  "greets with its address and, on an empty data folder, the demo school's sign-ins",
  { timeout: 60_000 },
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

it("finishes what is under way before it stops", { timeout: 60_000 }, async () => {
  const server = start({ PORT: "0", DEMO: "no" });
  const url = await server.url();
  const query = `mutation { signIn(login: "0700 000 001", password: "wrong") { deviceId } }`;
  const answer = fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  await new Promise((resolve) => setTimeout(resolve, 15));
  server.child.kill("SIGTERM");
  expect(await (await answer).json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  expect(await server.ended).toBe(0);
});

it("says in a sentence that its port is taken", { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const port = String((other.address() as AddressInfo).port);
  const server = start({ PORT: port, DEMO: "no" });
  expect(await server.ended).toBe(1);
  expect(server.output.said).toBe(`Port ${port} is taken. Stop what uses it, or set PORT to another number.\n`);
  other.close();
});

it("names every setting it cannot use, and does not start", { timeout: 60_000 }, async () => {
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

it("says what does not answer", { timeout: 60_000 }, async () => {
  const server = start({ PORT: "0", REDIS_URL: "redis://127.0.0.1:1", DEMO: "no", LOG_LEVEL: "silent" });
  expect(await server.ended).toBe(1);
  expect(server.output.said).toMatch(
    /^Asili could not start\.\n.+\n {2}It needs the sqlite database and Redis to answer\.\n$/,
  );
});

it("as a worker answers only for its health", { timeout: 60_000 }, async () => {
  const server = start({ PORT: "0", ROLE: "worker", DEMO: "no" });
  const url = await server.url();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/graphql`)).status).toBe(404);
  server.child.kill("SIGTERM");
  expect(await server.ended).toBe(0);
});
