import { constants, privateDecrypt } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Daraja, startDaraja } from "../../simulators/daraja/start-daraja.js";
import type { DarajaClient, StkPush } from "../../src/mpesa/daraja/daraja-client.js";
import { keyOf } from "../../src/mpesa/daraja/obtain-token.js";
import { openDaraja } from "../../src/mpesa/daraja/open-daraja.js";
import { securityCredential } from "../../src/mpesa/daraja/security-credential.js";
import type { LiveShortcode } from "../../src/mpesa-file/mpesa-settings.js";
import { parseMpesaSettings } from "../../src/mpesa-file/parse-mpesa-settings.js";
import type { Cache } from "../../src/platform/cache.js";
import { createLogger } from "../../src/platform/logger.js";
import { createMemoryCache } from "../../src/platform/memory-cache.js";
import { openRedis, type RedisDoor } from "../../src/platform/redis.js";
import type { Cents } from "../../src/values/money.js";
import type { Phone } from "../../src/values/phone.js";
import { freshRedisUrl } from "../boot.js";
import { redisUrl } from "../engines.js";

const PHONE = "+254700000041" as Phone;
const CALLBACK = "http://127.0.0.1:9/callback";
const SECRETS = ["practice-key", "practice-secret", "practice-passkey", "practice-password"];

let logged = "";
const said: unknown[] = [];
const logger = createLogger("trace", { write: (line: string) => void (logged += line) });

let daraja: Daraja;
/** A cache of this machine, and the time in it. */
let cache: Cache;
let now: number;

beforeAll(async () => void (daraja = await startDaraja({ now: () => new Date(now) })));
afterAll(() => daraja[Symbol.asyncDispose]());
beforeEach(async () => {
  now = Date.now();
  cache = createMemoryCache(() => now);
  daraja.control.reset();
  daraja.control.set({ answer: "cancel" });
  await daraja.control.settled();
});

function shortcode(changes: object = {}, settings = daraja.settings): LiveShortcode {
  const { shortcodes } = settings as { shortcodes: object[] };
  const parsed = parseMpesaSettings({ shortcodes: [{ ...shortcodes[0], ...changes }] }, "/");
  if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
  return parsed.settings.shortcodes[0] as LiveShortcode;
}

/** A client whose every outcome is kept, to be searched for secrets. */
function client(changes: object = {}, { through = cache, timeoutMs = 30_000 } = {}): DarajaClient {
  const services = { cache: through, logger, clock: { now: () => new Date(now) } };
  const opened = openDaraja(services, shortcode(changes), timeoutMs);
  return new Proxy(opened, {
    get:
      (target, name: keyof DarajaClient) =>
      async (...args: never[]) => {
        const outcome = await (target[name] as (...args: never[]) => Promise<unknown>)(...args);
        said.push(outcome);
        return outcome;
      },
  });
}

const push = (changes: Partial<StkPush> = {}): StkPush => ({
  amount: 50_000 as Cents,
  phone: PHONE,
  accountReference: "0001",
  description: "School fees",
  callbackUrl: CALLBACK,
  ...changes,
});
const phones = (count: number) =>
  Array.from({ length: count }, (_, index) => `+2547${String(10_000_000 + index)}` as Phone);
const tokenCalls = () => daraja.control.calls.filter(({ endpoint }) => endpoint === "token").length;

/** What may be done to the provider while `work` is done, in counts. */
async function counted(work: () => Promise<unknown>) {
  const before = [daraja.control.pushes.length, daraja.control.calls.length, daraja.control.tokensIssued];
  await work();
  const after = [daraja.control.pushes.length, daraja.control.calls.length, daraja.control.tokensIssued];
  const [pushes, calls, tokens] = after.map((count, index) => count - before[index]!);
  return { pushes, calls, tokens };
}

describe("a push", () => {
  it("is accepted, and followed until it ends", async () => {
    daraja.control.set({ answer: "ask" });
    const mpesa = client();
    const outcome = await mpesa.stkPush(push());
    expect(outcome).toMatchObject({ kind: "accepted", value: { merchantRequestId: expect.any(String) as string } });
    const { checkoutRequestId } = (outcome as { value: { checkoutRequestId: string } }).value;
    expect(daraja.control.pushes.at(-1)).toMatchObject({ checkoutRequestId, amount: 500, reference: "0001" });
    expect(await mpesa.stkQuery(checkoutRequestId)).toEqual({ kind: "accepted", value: { state: "inFlight" } });
    await daraja.control.answer(checkoutRequestId, "approve");
    expect(await mpesa.stkQuery(checkoutRequestId)).toEqual({
      kind: "accepted",
      value: { state: "final", resultCode: "0" },
    });
  });

  it.each(["UTC", "America/Los_Angeles", "Pacific/Auckland"])(
    "is stamped in Nairobi's time on a host in %s",
    async (zone) => {
      const before = process.env["TZ"];
      process.env["TZ"] = zone;
      try {
        expect(await client().stkPush(push())).toMatchObject({ kind: "accepted" });
      } finally {
        if (before === undefined) delete process.env["TZ"];
        else process.env["TZ"] = before;
      }
    },
  );

  it("goes to a till by the till's number", async () => {
    const { shortcode: number } = daraja.control.addBusiness({ kind: "till" });
    const { shortcodes } = daraja.settings as { shortcodes: { shortcode: string }[] };
    const till = shortcodes.find((one) => one.shortcode === number)!;
    expect(await client(till).stkPush(push())).toMatchObject({ kind: "accepted" });
  });

  it.each<[string, Partial<StkPush>]>([
    ["AMOUNT", { amount: 0 as Cents }],
    ["AMOUNT", { amount: 150 as Cents }],
    ["AMOUNT", { amount: 25_000_100 as Cents }],
    ["REFERENCE", { accountReference: "" }],
    ["REFERENCE", { accountReference: "1234567890123" }],
    ["REFERENCE", { accountReference: "00\n01" }],
    ["DESCRIPTION", { description: "Fees of a term" }],
    ["CALLBACK_URL", { callbackUrl: "https://asili.example.ac.ke/mpesa/1" }],
    ["CALLBACK_URL", { callbackUrl: "not an address" }],
  ])("that M-Pesa would refuse is refused here: %s %j", async (code, changes) => {
    const counts = await counted(async () => {
      expect(await client().stkPush(push(changes))).toMatchObject({ kind: "refused", code });
    });
    expect(counts).toEqual({ pushes: 0, calls: 0, tokens: 0 });
  });

  it("needs TLS for its callback where it is no practice", async () => {
    const mpesa = client({ baseUrl: undefined, environment: "production" });
    expect(await mpesa.stkPush(push())).toMatchObject({ kind: "refused", code: "CALLBACK_URL" });
  });

  it("whose answer is lost is unknown, and is not sent again", async () => {
    daraja.control.set({ loseResponse: true });
    const counts = await counted(async () => {
      expect(await client().stkPush(push())).toMatchObject({ kind: "unknown" });
    });
    expect(counts).toMatchObject({ pushes: 1 });
  });

  it("whose answer takes too long is unknown, and is not sent again", async () => {
    daraja.control.set({ responseDelayMs: 10_000 });
    const counts = await counted(async () => {
      expect(await client({}, { timeoutMs: 2000 }).stkPush(push())).toEqual({ kind: "unknown", why: "TIMEOUT" });
    });
    expect(counts).toMatchObject({ pushes: 1 });
  });

  it.each([
    ["400.002.02", "refused"],
    ["404.001.04", "refused"],
    ["500.001.1001", "busy"],
    ["500.003.02", "busy"],
    ["500.003.03", "busy"],
    ["500.003.1001", "unknown"],
    ["503.001.01", "unknown"],
  ])("by the error %s is %s, whatever the HTTP status, and is not sent again", async (code, kind) => {
    for (const status of [200, 500]) {
      cache = createMemoryCache(() => now);
      daraja.control.failNext({ endpoint: "push", code, status });
      const counts = await counted(async () => expect(await client().stkPush(push())).toMatchObject({ kind }));
      expect(counts).toEqual({ pushes: 0, calls: 2, tokens: 1 });
    }
  });

  it("is busy, for certain, where there is no connection", async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, "127.0.0.1", resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    expect(await client({ baseUrl: `http://127.0.0.1:${port}` }).stkPush(push())).toMatchObject({
      kind: "busy",
      message: "ECONNREFUSED",
    });
  });

  it("is busy, and not sent, while the cache is away", async () => {
    const away: Cache = { ...cache, get: () => Promise.reject(new Error("Redis is away")) };
    const counts = await counted(async () => {
      expect(await client({}, { through: away }).stkPush(push())).toMatchObject({ kind: "busy", code: "CACHE" });
    });
    expect(counts).toEqual({ pushes: 0, calls: 0, tokens: 0 });
  });
});

describe("the token", () => {
  const pushAll = (clients: DarajaClient[], count: number) =>
    Promise.all(phones(count).map((phone, index) => clients[index % clients.length]!.stkPush(push({ phone }))));

  it("is fetched once by 50 calls at the same time", async () => {
    const counts = await counted(async () => {
      const outcomes = await pushAll([client()], 50);
      expect(outcomes.every(({ kind }) => kind === "accepted")).toBe(true);
    });
    expect(counts).toEqual({ pushes: 50, calls: 51, tokens: 1 });
  });

  it("is replaced once when it was revoked, and each push still goes out once", async () => {
    const mpesa = client();
    await mpesa.stkPush(push());
    daraja.control.revokeTokens();
    await daraja.control.settled();
    const counts = await counted(async () => {
      const outcomes = await pushAll([mpesa], 50);
      expect(outcomes.every(({ kind }) => kind === "accepted")).toBe(true);
    });
    expect(counts).toMatchObject({ pushes: 50, tokens: 1 });
  });

  it("that is refused at once again is not asked for a third time", async () => {
    daraja.control.failNext({ endpoint: "push", code: "404.001.03", times: 2 });
    const counts = await counted(async () => {
      expect(await client().stkPush(push())).toMatchObject({ kind: "refused", code: "404.001.03" });
    });
    expect(counts).toEqual({ pushes: 0, calls: 4, tokens: 2 });
  });

  it("is fetched anew before it ends", async () => {
    const mpesa = client();
    await mpesa.stkPush(push());
    now += (3599 - 59) * 1000;
    const counts = await counted(() => mpesa.stkPush(push()));
    expect(counts).toMatchObject({ tokens: 1, calls: 2 });
  });

  it("is refused to the wrong secret, once for all who ask together", async () => {
    const mpesa = client({ consumerSecret: "practice-secret-wrong" });
    const before = tokenCalls();
    const outcomes = await pushAll([mpesa], 20);
    expect(outcomes.every((outcome) => outcome.kind === "refused" && outcome.code === "400.008.01")).toBe(true);
    expect(tokenCalls() - before).toBe(1);
  });

  it("is waited for no longer than a process that died while fetching it may hold the lock", async () => {
    await cache.increment(`${keyOf(shortcode())}:lock`, 20);
    let isDone = false;
    const outcome = client()
      .stkPush(push())
      .finally(() => void (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDone).toBe(false);
    now += 20_000;
    expect(await outcome).toMatchObject({ kind: "accepted" });
  });
});

describe.skipIf(!redisUrl)("several processes with Redis between them", () => {
  let doors: RedisDoor[];
  beforeAll(async () => {
    const url = freshRedisUrl(redisUrl!);
    doors = await Promise.all([1, 2, 3].map(() => openRedis(url, logger, () => Promise.resolve("one installation"))));
  });
  afterAll(() => Promise.all(doors.map((door) => door.close())));
  const unique = () => {
    const { shortcode: number } = daraja.control.addBusiness({});
    return (daraja.settings as { shortcodes: { shortcode: string }[] }).shortcodes.find(
      (one) => one.shortcode === number,
    )!;
  };

  it("fetch one token for 50 calls, and one when it was revoked", async () => {
    const business = unique();
    const clients = doors.map((door) => client(business, { through: door.cache }));
    for (const _time of [1, 2]) {
      const counts = await counted(async () => {
        const outcomes = await Promise.all(
          phones(50).map((phone, index) => clients[index % 3]!.stkPush(push({ phone }))),
        );
        expect(outcomes.every(({ kind }) => kind === "accepted")).toBe(true);
      });
      expect(counts).toMatchObject({ pushes: 50, tokens: 1 });
      await daraja.control.settled();
      daraja.control.revokeTokens();
    }
  });

  it("leave the provider alone together when one was told of too many requests", async () => {
    const business = unique();
    const [first, second] = doors.map((door) => client(business, { through: door.cache })) as [
      DarajaClient,
      DarajaClient,
    ];
    daraja.control.failNext({ endpoint: "push", code: "500.003.02" });
    expect(await first.stkPush(push())).toMatchObject({ kind: "busy", code: "500.003.02", retryAfterSeconds: 2 });
    const counts = await counted(async () => {
      expect(await second.stkPush(push())).toMatchObject({ kind: "busy", code: "500.003.02" });
    });
    expect(counts).toEqual({ pushes: 0, calls: 0, tokens: 0 });
    await vi.waitFor(async () => expect(await second.stkPush(push())).toMatchObject({ kind: "accepted" }), {
      timeout: 30_000,
      interval: 300,
    });
  });
});

it("too many requests in a row are each followed by twice the peace", async () => {
  const mpesa = client();
  const pauses: number[] = [];
  for (let time = 0; time < 9; time++) {
    daraja.control.failNext({ endpoint: "push", code: "500.003.02" });
    const outcome = await mpesa.stkPush(push());
    const seconds = outcome.kind === "busy" ? outcome.retryAfterSeconds : 0;
    pauses.push(seconds);
    now += seconds * 1000;
  }
  expect(pauses.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 64, 128, 256]);
  expect(await mpesa.stkPush(push())).toMatchObject({ kind: "accepted" });
});

describe("a query", () => {
  it("knows each way to say that a push is under way", async () => {
    daraja.control.set({ queryAnswers: ["inFlight", "blank", "blankIn200", "lost", "unreadable", "1032", "truth"] });
    const mpesa = client();
    const outcome = await mpesa.stkPush(push());
    await daraja.control.settled();
    const { checkoutRequestId } = (outcome as { value: { checkoutRequestId: string } }).value;
    const ask = () => mpesa.stkQuery(checkoutRequestId);
    const inFlight = { kind: "accepted", value: { state: "inFlight" } };
    expect([await ask(), await ask(), await ask()]).toEqual([inFlight, inFlight, inFlight]);
    expect([await ask(), await ask()]).toMatchObject([{ kind: "unknown" }, { kind: "unknown", why: "HTTP 502" }]);
    const cancelled = { kind: "accepted", value: { state: "final", resultCode: "1032" } };
    expect([await ask(), await ask()]).toEqual([cancelled, cancelled]);
  });

  it("is refused for what is not known", async () => {
    expect(await client().stkQuery("ws_CO_1")).toMatchObject({ kind: "refused", code: "400.002.02" });
  });
});

describe("paybill payments", () => {
  const payment = { shortcode: "600001", phone: "254700000041", amount: 5, account: "0001" };
  const heard: { path: string; body: Record<string, never> }[] = [];
  const school = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    heard.push({ path: request.url!, body: JSON.parse(text) as Record<string, never> });
    response.end('{"ResultCode":"0","ResultDesc":"Accepted"}');
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => school.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(school.address() as AddressInfo).port}`;
  });
  afterAll(() => void school.close());
  beforeEach(() => void (heard.length = 0));

  const pay = async () => {
    const outcome = await daraja.control.payBill(payment);
    await daraja.control.settled();
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.payment.receipt;
  };
  const register = (changes?: object) =>
    client(changes).registerUrls({
      validationUrl: `${url}/validation`,
      confirmationUrl: `${url}/confirmation`,
      onTimeout: "Completed",
    });

  it.each(["v1", "v2"])("are told at the addresses registered by %s", async (c2bVersion) => {
    expect(await register({ c2bVersion })).toEqual({ kind: "accepted", value: null });
    await pay();
    expect(heard.map(({ path }) => path)).toEqual(["/validation", "/confirmation"]);
    expect(String(heard[1]!.body["MSISDN"])).toMatch(c2bVersion === "v1" ? /^[0-9a-f]{64}$/ : /\*/);
  });

  it("are registered once in production, which is no fault that passes", async () => {
    daraja.control.failNext({ endpoint: "register", code: "500.003.1001" });
    expect(await register()).toMatchObject({ kind: "refused", code: "500.003.1001" });
  });

  it("have a status and can be sent back, in the initiator's name", async () => {
    const mpesa = client();
    const receipt = await pay();
    heard.length = 0;
    const status = await mpesa.transactionStatus(receipt, `${url}/result`);
    await daraja.control.settled();
    const amount = 500 as Cents;
    const reversal = await mpesa.reverse({ receipt, amount, resultUrl: `${url}/result`, remarks: "Wrong school" });
    await daraja.control.settled();
    expect([status, reversal]).toMatchObject([{ kind: "accepted" }, { kind: "accepted" }]);
    const { conversationId } = (status as { value: { conversationId: string } }).value;
    expect(heard.map(({ body }) => body)).toMatchObject([
      { Result: { ResultCode: 0, TransactionID: receipt, ConversationID: conversationId } },
      { Result: { ResultCode: 0 } },
    ]);
    expect(daraja.control.transactions.at(-1)).toMatchObject({ kind: "reversal", other: receipt });
  });

  it("are left alone where there is no initiator", async () => {
    const none = client({ initiator: undefined, certificate: undefined, password: undefined });
    expect(await none.transactionStatus("UKQ0000000", `${url}/result`)).toMatchObject({ code: "NO_INITIATOR" });
  });

  it("are pulled page by page, in cents", async () => {
    const { shortcode: number } = daraja.control.addBusiness({});
    const business = (daraja.settings as { shortcodes: { shortcode: string }[] }).shortcodes.find(
      (one) => one.shortcode === number,
    )!;
    daraja.control.setWallet(payment.phone, 10_000);
    for (let count = 0; count < 130; count++) await daraja.control.payBill({ ...payment, shortcode: number });
    const mpesa = client(business);
    const [from, to] = [new Date(now - 3_600_000), new Date(now + 60_000)];
    const pages: { listed: number; transactions: { receipt: string; amount: number; at: Date }[] }[] = [];
    for (let offset = 0; ; offset += pages.at(-1)!.listed) {
      const page = await mpesa.pull(from, to, offset);
      if (page.kind !== "accepted") throw new Error(page.kind);
      pages.push(page.value);
      if (page.value.listed === 0) break;
    }
    expect(pages.map(({ listed }) => listed)).toEqual([100, 30, 0]);
    const listed = pages.flatMap(({ transactions }) => transactions);
    expect(new Set(listed.map(({ receipt }) => receipt)).size).toBe(130);
    expect(listed[0]).toMatchObject({ amount: 500, billReference: "0001" });
    expect(Math.abs(listed[0]!.at.getTime() - now)).toBeLessThan(2000);
  });

  it("are sealed for by the certificate that the provider gives out", () => {
    const file = (name: string) => new URL(`../fixtures/mpesa/${name}`, import.meta.url);
    const own = shortcode({ certificate: readFileSync(file("certificate.pem"), "utf8"), password: "Tt4xR-pässword" });
    const sealed = Buffer.from(securityCredential(own.initiator!), "base64");
    const key = { key: readFileSync(file("key.pem")), padding: constants.RSA_PKCS1_PADDING };
    expect(privateDecrypt(key, sealed).toString("utf8")).toBe("Tt4xR-pässword");
  });
});

describe("a provider that words its answers otherwise", () => {
  let answers: Record<string, (response: ServerResponse) => void> = {};
  const asked: string[] = [];
  const odd = createServer((request, response) => {
    const path = request.url!.split("?")[0]!;
    asked.push(path);
    if (path === "/oauth/v1/generate") return void response.end('{"access_token":"abc","expires_in":3599}');
    (answers[path] ?? (() => response.end("{}")))(response);
  });
  let baseUrl: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", resolve));
    baseUrl = `http://127.0.0.1:${(odd.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    odd.closeAllConnections();
    odd.close();
  });
  beforeEach(() => void (asked.length = 0));

  const [PUSH, PULL] = ["/mpesa/stkpush/v1/processrequest", "/pulltransactions/v1/query"];
  const pushTo = (answer: (response: ServerResponse) => void) => {
    answers = { [PUSH]: answer };
    return client({ baseUrl }).stkPush(push());
  };

  it.each<[string, string, object]>([
    ["numbers for texts", '{"MerchantRequestID":1,"CheckoutRequestID":"ws_1","ResponseCode":0}', { kind: "accepted" }],
    ["a code of its own", '{"ResponseCode":"17","ResponseDescription":"No"}', { kind: "refused", code: "17" }],
    ["accepted, without an id", '{"ResponseCode":"0"}', { kind: "unknown", why: "UNREADABLE" }],
    ["an empty object", "{}", { kind: "unknown", why: "UNREADABLE" }],
    ["nothing", "", { kind: "unknown" }],
    ["a web page", "<html></html>", { kind: "unknown" }],
    ["a list", "[]", { kind: "unknown", why: "UNREADABLE" }],
    ["an error's code as a number", '{"errorCode":400,"errorMessage":"x"}', { kind: "unknown", why: "error 400" }],
  ])("is understood as far as can be: %s", async (_, body, outcome) => {
    expect(await pushTo((response) => response.end(body))).toMatchObject(outcome);
    expect(asked).toEqual(["/oauth/v1/generate", PUSH]);
  });

  it("is not followed elsewhere", async () => {
    const outcome = await pushTo((response) => response.writeHead(307, { location: `${baseUrl}/elsewhere` }).end());
    expect(outcome).toMatchObject({ kind: "unknown" });
    expect(asked).not.toContain("/elsewhere");
  });

  it("is not read without end", async () => {
    const outcome = await pushTo((response) => response.end("x".repeat(5 * 1024 * 1024)));
    expect(outcome).toEqual({ kind: "unknown", why: "TOO_LARGE" });
  });

  it("hides no payment behind one that cannot be read", async () => {
    const row = {
      transactionId: "ukq1",
      trxDate: "2026-11-26 06:14:35",
      amount: 168,
      billreference: null,
      msisdn: 722000000,
    };
    const rows = [
      row,
      { ...row, amount: "-5" },
      { ...row, trxDate: "yesterday" },
      7,
      { ...row, transactionId: "UKQ2" },
    ];
    const page = { ResponseCode: 1000, Response: rows };
    answers = { [PULL]: (response) => response.end(JSON.stringify(page)) };
    expect(await client({ baseUrl }).pull(new Date(now), new Date(now), 0)).toEqual({
      kind: "accepted",
      value: {
        listed: 5,
        transactions: ["UKQ1", "UKQ2"].map((receipt) => ({
          receipt,
          at: new Date("2026-11-26T03:14:35Z"),
          amount: 16_800,
          billReference: "",
          msisdn: "722000000",
          sender: "",
        })),
      },
    });
  });
});

it("said no secret in all of this: not in an outcome, nor in the log", () => {
  expect(said.length).toBeGreaterThan(100);
  expect(logged).toContain("M-Pesa did not accept");
  const everything = logged + JSON.stringify(said) + inspect(said, { depth: 10 });
  for (const secret of [...SECRETS, "abc", "Bearer", "Basic"]) expect(everything).not.toContain(secret);
});
