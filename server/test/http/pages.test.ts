import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { request } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BootedApp, bootApp } from "../boot.js";

const SCRIPT = "console.log('asili')".repeat(50);
let app: BootedApp;
let clientDir: string;

beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), "asili-client-"));
  await mkdir(join(clientDir, "assets"));
  await writeFile(join(clientDir, "index.html"), "<!doctype html><title>Asili</title>");
  await writeFile(join(clientDir, "sw.js"), "// worker");
  await writeFile(join(clientDir, "manifest.webmanifest"), "{}");
  await writeFile(join(clientDir, "assets", "app-1a2b3c4d.js"), SCRIPT);
  await writeFile(join(clientDir, "assets", "app-1a2b3c4d.js.br"), brotliCompressSync(SCRIPT));
  app = await bootApp({ config: { clientDir } });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await rm(clientDir, { recursive: true });
});

const navigate = (path: string) => fetch(app.url + path, { headers: { accept: "text/html,*/*" } });

it.each([
  ["/", "text/html; charset=utf-8", "no-cache"],
  ["/index.html", "text/html; charset=utf-8", "no-cache"],
  ["/sw.js", "text/javascript; charset=utf-8", "no-cache"],
  ["/manifest.webmanifest", "application/manifest+json", "no-cache"],
  ["/assets/app-1a2b3c4d.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
])("serves %s as %s, %s", async (path, type, cacheControl) => {
  const response = await fetch(app.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")?.replace("application/javascript", "text/javascript")).toBe(type);
  expect(response.headers.get("cache-control")).toBe(cacheControl);
});

it("gives the app for an address of its own that a person opens", async () => {
  for (const path of ["/today", "/classes/12/register", "/school?x=1"]) {
    const response = await navigate(path);
    expect([response.status, await response.text()]).toEqual([200, "<!doctype html><title>Asili</title>"]);
    expect(response.headers.get("cache-control")).toBe("no-cache");
  }
});

it.each(["/assets/gone-00000000.js", "/favicon.ico"])("has nothing at %s", async (path) => {
  expect((await navigate(path)).status).toBe(404);
});

it.each(["/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2fetc/passwd", "/.env"])(
  "does not leave its folder for %s",
  async (path) => {
    const [status, body] = await new Promise<[number, string]>((resolve) => {
      const { hostname, port } = new URL(app.url);
      request({ hostname, port, path }, (response) => {
        let text = "";
        response.on("data", (chunk) => (text += chunk)).on("end", () => resolve([response.statusCode!, text]));
      }).end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain("root:");
  },
);

it.each(["/%00", "/%zz"])("answers in plain words at %s, an address that cannot be read", async (path) => {
  const response = await navigate(path);
  expect([response.status, await response.text()]).toEqual([400, "This address cannot be read.\n"]);
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
});

it("has nothing for a script that asks at an address of the app's own", async () => {
  expect((await fetch(`${app.url}/today`, { headers: { accept: "application/json" } })).status).toBe(404);
  expect((await fetch(`${app.url}/today`, { method: "POST" })).status).toBe(404);
});

it("sends the compressed file that lies beside the plain one", async () => {
  const body = await new Promise<Buffer>((resolve) => {
    const url = `${app.url}/assets/app-1a2b3c4d.js`;
    request(url, { headers: { "accept-encoding": "br, gzip" } }, (response) => {
      expect(response.headers["content-encoding"]).toBe("br");
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve(Buffer.concat(chunks)));
    }).end();
  });
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
});

it("lets a page load nothing from elsewhere and stand in no frame", async () => {
  const { headers } = await navigate("/");
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/https?:|\*|unsafe/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("strict-transport-security")).toBeNull();
});

it("behind a proxy that speaks https, asks for https from then on", async () => {
  await using proxied = await bootApp({ config: { clientDir, trustProxy: true } });
  const response = await fetch(proxied.url, { headers: { "x-forwarded-proto": "https" } });
  expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000");
});

it("counts attempts by the address its proxy saw, not by what a client claims", async () => {
  await using proxied = await bootApp({ config: { clientDir, trustProxy: true } });
  const attempt = (login: string, forwarded: string) =>
    fetch(`${proxied.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": forwarded },
      body: JSON.stringify({ query: `mutation { signIn(login: "${login}", password: "x") { deviceId } }` }),
    });
  const { cache } = proxied.app.services;
  const seen: string[] = [];
  const increment = cache.increment.bind(cache);
  cache.increment = (key, ttl) => {
    seen.push(key);
    return increment(key, ttl);
  };
  await attempt("a@school.ke", "1.1.1.1, 9.9.9.9");
  await attempt("b@school.ke", "2.2.2.2, 9.9.9.9");
  const addresses = seen.filter((key) => key.startsWith("attempts:address:"));
  expect(new Set(addresses).size).toBe(1);
});

it("tells whether it lives and whether it can work", async () => {
  expect(await (await fetch(`${app.url}/healthz`)).text()).toBe("ok\n");
  expect(await (await fetch(`${app.url}/readyz`)).text()).toBe("ready\n");
});

it("is not ready before its tables are up to date", async () => {
  await using behind = await bootApp();
  await behind.app.services.orm.em.fork().getConnection().execute("delete from migration");
  const response = await fetch(`${behind.url}/readyz`);
  expect([response.status, await response.text()]).toEqual([503, "not ready\n"]);
  expect((await fetch(`${behind.url}/healthz`)).status).toBe(200);
});
