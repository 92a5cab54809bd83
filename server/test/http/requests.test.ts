import { brotliDecompressSync, deflateSync, gunzipSync, gzipSync } from "node:zlib";
import { request } from "node:http";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../../src/platform/logger.js";
import { Role } from "../../src/values/role.js";
import persistedDocuments from "../../src/sync/persisted-documents.json" with { type: "json" };
import { type BootedApp, bootApp } from "../boot.js";
import { addBareSchool, addPerson, PASSWORD } from "../identity/people.js";

let app: BootedApp;
let token: string;

beforeAll(async () => {
  app = await bootApp();
  await addPerson(app, "+254700000001", [[await addBareSchool(app, "Ours"), Role.admin]]);
  token = await app.signIn("0700000001", PASSWORD);
});
afterAll(() => app[Symbol.asyncDispose]());

type Sent = { status: number; headers: Record<string, unknown>; body: Buffer };

/** Sends bytes as they are and gives the answer's bytes as they came. */
function send(body: Buffer | string, headers: Record<string, string> = {}): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
    });
    sent.on("error", reject);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.end(body);
  });
}

const code = ({ body }: Sent) =>
  (JSON.parse(body.toString()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;
const signedIn = () => ({ authorization: `Bearer ${token}` });
const query = (text: string) => JSON.stringify({ query: text });

describe("a request's body", () => {
  const plain = query("{ viewer { roles } }");
  const answer = '{"data":{"viewer":{"roles":["ADMIN"]}}}\n';

  it.each([
    ["deflate", deflateSync(plain)],
    ["gzip", gzipSync(plain)],
    ["identity", Buffer.from(plain)],
  ])("may be encoded as %s", async (encoding, body) => {
    const sent = await send(body, { ...signedIn(), "content-encoding": encoding });
    expect(sent.body.toString()).toBe(answer);
  });

  it("that grows beyond all bounds when inflated is refused", async () => {
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024, " "));
    for (const headers of [{}, signedIn()]) {
      const sent = await send(bomb, { ...headers, "content-encoding": "deflate" });
      expect([sent.status, code(sent)]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    }
  });

  it("may be as large as a class list for those signed in, and 64 KiB for others", async () => {
    const large = JSON.stringify({ query: "{ viewer { roles } }", variables: { unused: "x".repeat(1024 * 1024) } });
    expect((await send(large, signedIn())).status).toBe(200);
    const stranger = await send(large);
    expect([stranger.status, code(stranger)]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    const forged = await send(large, { authorization: `Bearer ${token.slice(0, -2)}xx` });
    expect(forged.status).toBe(413);
    const huge = await send(Buffer.alloc(50 * 1024 * 1024, 32), signedIn());
    expect([huge.status, code(huge)]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
  });

  it.each([
    ["is not JSON", "{", {}, 400],
    ["is not what its encoding says", "{}", { "content-encoding": "gzip" }, 400],
    ["is encoded in a way unknown here", "{}", { "content-encoding": "compress" }, 400],
    ["is not declared as JSON", "{}", { "content-type": "text/plain" }, 415],
    ["is a batch", JSON.stringify([{ query: "{ __typename }" }]), {}, 400],
    ["is missing", "", {}, 400],
  ])("that %s is refused as a GraphQL error", async (_what, body, headers, status) => {
    const sent = await send(body, headers);
    expect(sent.status).toBe(status);
    expect(code(sent)).toMatch(/^BAD_(USER_INPUT|REQUEST)$/);
  });

  it("may name a document instead of spelling it out", async () => {
    const [id] = Object.entries(persistedDocuments).find(([, text]) => text.includes("viewer"))!;
    expect((await send(JSON.stringify({ documentId: id, variables: {} }), signedIn())).status).toBe(200);
    for (const documentId of ["00000000", "__proto__", 7, null]) {
      const unknown = await send(JSON.stringify({ documentId }), signedIn());
      expect([unknown.status, code(unknown)]).toEqual([400, "PERSISTED_QUERY_NOT_FOUND"]);
    }
  });
});

describe("an operation", () => {
  it.each([
    ["of too many words", `{ ${"__typename ".repeat(2100)} }`, "GRAPHQL_PARSE_FAILED"],
    [
      "of too many fields at the top",
      `{ ${Array.from({ length: 21 }, (_, n) => `a${n}: __typename`).join(" ")} }`,
      "BAD_USER_INPUT",
    ],
    [
      "of many sign-ins at once",
      `mutation { ${Array.from({ length: 6 }, (_, n) => `a${n}: signOut`).join(" ")} }`,
      "BAD_USER_INPUT",
    ],
    [
      "hidden in a fragment",
      `{ ...F } fragment F on Query { ${Array.from({ length: 21 }, (_, n) => `a${n}: __typename`).join(" ")} }`,
      "BAD_USER_INPUT",
    ],
    ["for too long a page", "{ staff(first: 201) { totalCount } }", "BAD_USER_INPUT"],
    ["for an empty page", "{ staff(first: 0) { totalCount } }", "BAD_USER_INPUT"],
    [
      "of a page in pages",
      "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["that nobody serves", "{ nothing }", "GRAPHQL_VALIDATION_FAILED"],
  ])("%s is refused", async (_what, text, expected) => {
    const { errors } = await app.graphql(token, text);
    expect(errors?.[0]?.extensions["code"]).toBe(expected);
  });

  it.each([
    ["for an empty page", "{ staff(first: 0) { totalCount } }"],
    ["for too long a page", "{ staff(first: 201) { totalCount } }"],
    ["for no days", "{ attendanceTrend(days: 0) { day } }"],
  ])("%s is the client's fault, not the server's", async (_what, text) => {
    const accept = (type: string) => send(query(text), { ...signedIn(), accept: type });
    expect((await accept("application/json")).status).toBe(200);
    const precise = await accept("application/graphql-response+json");
    expect(precise.status).toBe(400);
    expect(precise.body.toString()).not.toContain('"http"');
  });

  it("whose brackets nest too deep is refused before it can end the stack", async () => {
    const deep = `{ a(b: ${"[".repeat(3000)}`;
    const sent = await send(query(deep), signedIn());
    expect([sent.status, code(sent)]).toEqual([400, "BAD_USER_INPUT"]);
    expect(sent.body.toString()).toContain("Nest brackets at most 60 deep.");
    const url = `${app.url}/graphql?query=${encodeURIComponent(deep)}`;
    const got = await fetch(url, { headers: { "apollo-require-preflight": "1" } });
    expect([got.status, await got.text()]).toEqual([400, expect.stringContaining("at most 60 deep")]);
    expect((await send(query(`{ __typename } # ${"[".repeat(100)}`))).status).toBe(200);
  });

  it("that subscribes is sent to the websocket", async () => {
    for (const headers of [{}, signedIn()]) {
      const sent = await send(query("subscription { poke { scope head } }"), headers);
      expect([sent.status, code(sent)]).toEqual([422, "BAD_USER_INPUT"]);
      expect(sent.body.toString()).toContain("Subscriptions go over the websocket");
    }
  });

  it("may spell out a file, however often", async () => {
    const text = 'mutation { checkRoster(file: "YWRtLG5hbWUsY2xhc3MKMSxBbWluYSxHNwo=", fileName: "a.csv") { id } }';
    for (let time = 1; time <= 3; time++) expect((await app.graphql(token, text)).errors).toBeUndefined();
  });

  it("is held to the same limits when a variable brings the number", async () => {
    const text = "query ($n: Int!) { staff(first: $n) { totalCount } }";
    expect((await app.graphql(token, text, { n: 200 })).errors).toBeUndefined();
    expect((await app.graphql(token, text, { n: 201 })).errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  it("whose fragments double at every step is refused, not expanded", async () => {
    const steps = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Viewer { ${n === 59 ? "roles" : `...F${n + 1} ...F${n + 1}`} }`,
    );
    const { errors } = await app.graphql(token, `{ viewer { ...F0 } } ${steps.join(" ")}`);
    expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  });

  it("gets the same error however often it is asked", async () => {
    const text = "{ viewer { roles } }";
    const answers = [await app.graphql(null, text), await app.graphql(null, text), await app.graphql(null, text)];
    expect(new Set(answers.map(({ errors }) => JSON.stringify(errors))).size).toBe(1);
    expect(answers[0]?.errors?.[0]).toMatchObject({ path: ["viewer"], extensions: { code: "UNAUTHENTICATED" } });
  });

  it("by GET needs a header that no other site can make a browser send", async () => {
    const url = `${app.url}/graphql?query={__typename}`;
    expect((await fetch(url)).status).toBe(400);
    expect((await fetch(url, { headers: { "apollo-require-preflight": "1" } })).status).toBe(200);
    expect(
      (await fetch(url, { headers: { origin: "https://elsewhere.ke" } })).headers.get("access-control-allow-origin"),
    ).toBeNull();
    expect((await fetch(`${app.url}/graphql`, { method: "OPTIONS" })).status).toBe(404);
  });
});

describe("an answer", () => {
  const introspection = query("{ __schema { types { name description fields { name description } } } }");

  it.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
    ["br;q=0, gzip", "gzip", gunzipSync],
  ])("to those who accept %s is compressed with %s", async (accept, encoding, decompress) => {
    const bare = await send(introspection, signedIn());
    const compressed = await send(introspection, { ...signedIn(), "accept-encoding": accept });
    expect(compressed.headers["content-encoding"]).toBe(encoding);
    expect(compressed.body.length).toBeLessThan(bare.body.length / 3);
    expect(decompress(compressed.body).equals(bare.body)).toBe(true);
    expect(compressed.headers["vary"]).toContain("accept-encoding");
  });

  it("that is short is left as it is", async () => {
    const sent = await send(query("{ __typename }"), { "accept-encoding": "br" });
    expect(sent.headers["content-encoding"]).toBeUndefined();
  });

  it("is never stored by anybody on the way", async () => {
    expect((await send(query("{ __typename }"))).headers["cache-control"]).toBe("no-store");
  });
});

it("what nobody expected is told without its details, and logged without anybody's", async () => {
  const lines: string[] = [];
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    lines.push(chunk.toString());
    done();
  };
  await using broken = await bootApp({ logger: createLogger("info", new Writable({ write })) });
  await addPerson(broken, "+254700000002", [[await addBareSchool(broken, "Ours"), Role.admin]]);
  const access = await broken.signIn("0700000002", PASSWORD);
  await broken.app.services.orm.em.fork().getConnection().execute("drop table api_key");
  for (let time = 1; time <= 3; time++) {
    const { data, errors } = await broken.graphql(access, '{ apiKeys(after: "WzddCg") { totalCount } }');
    expect([data, errors]).toEqual([
      null,
      [
        {
          message: "Something went wrong on our side. Try again; if it goes on, tell the school's administrator.",
          path: ["apiKeys"],
          extensions: { code: "INTERNAL_SERVER_ERROR" },
        },
      ],
    ]);
  }
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain("api-key.resolver");
  expect(lines.join("")).not.toMatch(/select|WzddCg|700000002|Person/i);
});
