import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PHONE, type SchoolServer, startSchoolServer } from "./school-server.js";
import { type Daraja, startDaraja } from "./start-daraja.js";

let daraja: Daraja;
let school: SchoolServer;

beforeAll(async () => {
  daraja = await startDaraja({ businesses: [{}, { kind: "till" }], knobs: { answer: "approve" } });
  school = await startSchoolServer(daraja);
});
beforeEach(async () => {
  await daraja.control.settled();
  await school.token();
});
afterAll(async () => {
  await school[Symbol.asyncDispose]();
  await daraja[Symbol.asyncDispose]();
});

const at = (ms: number) => new Date(Date.now() + ms).toISOString().replaceAll(/\D/g, "").slice(0, 14);
const passwordFor = (timestamp: string) => Buffer.from(`600001practice-passkey-600001${timestamp}`).toString("base64");

describe("a push that the provider would refuse", () => {
  it("is taken when nothing is wrong with it", async () => {
    const said = await school.push();
    expect(said).toMatchObject({ status: 200, body: { ResponseCode: "0" } });
    expect(said.body["CheckoutRequestID"]).toMatch(/^ws_CO_\d{17}700000041$/);
    expect((await school.push({ Amount: "500", PhoneNumber: Number(PHONE) })).body).toMatchObject({
      ResponseCode: "0",
    });
  });

  it.each<[string, object]>([
    ["Amount", { Amount: 0 }],
    ["Amount", { Amount: 10.5 }],
    ["Amount", { Amount: "100.00" }],
    ["Amount", { Amount: 250_001 }],
    ["Amount", { Amount: -1 }],
    ["Amount", { Amount: null }],
    ["PhoneNumber", { PhoneNumber: "0700000041" }],
    ["PhoneNumber", { PhoneNumber: "+254700000041" }],
    ["PhoneNumber", { PhoneNumber: "254200000041" }],
    ["PartyA", { PartyA: "254700000042" }],
    ["PartyB", { PartyB: "600002" }],
    ["TransactionType", { TransactionType: "CustomerBuyGoodsOnline" }],
    ["AccountReference", { AccountReference: "1234567890123" }],
    ["AccountReference", { AccountReference: " " }],
    ["TransactionDesc", { TransactionDesc: "Fees of a term" }],
    ["TransactionDesc", { TransactionDesc: undefined }],
    ["BusinessShortCode", { BusinessShortCode: "600009" }],
    ["BusinessShortCode", { BusinessShortCode: "600002" }],
    ["CallBackURL", { CallBackURL: "http://asili.example.ac.ke/callback" }],
    ["CallBackURL", { CallBackURL: "https://asili.example.ac.ke/mpesa" }],
    ["CallBackURL", { CallBackURL: "https://asili.example.ac.ke/x?q=SQL" }],
    ["CallBackURL", { CallBackURL: "/callback" }],
    ["Timestamp", { Timestamp: "20260230010101" }],
    ["Timestamp", { Timestamp: at(0), Password: passwordFor(at(0)) }],
  ])("names %s: %j", async (field, changes) => {
    expect(await school.push(changes)).toMatchObject({
      status: 400,
      code: "400.002.02",
      body: { errorMessage: `Bad Request - Invalid ${field}` },
    });
  });

  it("takes an address with TLS, and one of the same machine without", async () => {
    expect((await school.push({ CallBackURL: "https://asili.invalid/hook/1" })).status).toBe(200);
  });

  it("refuses a password of another passkey, or of another time", async () => {
    const nairobi = at(3 * 3_600_000);
    const wrong = Buffer.from(`600001another${nairobi}`).toString("base64");
    expect((await school.push({ Timestamp: nairobi, Password: wrong })).code).toBe("500.001.1001");
    expect((await school.push({ Timestamp: nairobi, Password: passwordFor(at(3 * 3_600_000 - 5000)) })).code).toBe(
      "500.001.1001",
    );
    await daraja.control.settled();
    expect((await school.push({ Timestamp: nairobi, Password: passwordFor(nairobi) })).status).toBe(200);
  });

  it("refuses what is not a JSON object", async () => {
    const authorization = `Bearer ${await school.token()}`;
    for (const body of ["[]", "{", "7"]) {
      const headers = { authorization, "content-type": "application/json" };
      const response = await fetch(`${daraja.url}/mpesa/stkpush/v1/processrequest`, { method: "POST", headers, body });
      expect([response.status, ((await response.json()) as { errorCode: string }).errorCode]).toEqual([
        400,
        "400.002.05",
      ]);
    }
  });

  it("knows a till by its own number", async () => {
    await using till = await startSchoolServer(daraja, daraja.control.businesses[1]!);
    const type = { TransactionType: "CustomerBuyGoodsOnline" };
    expect((await till.push({ ...type, PartyB: "510002" })).status).toBe(200);
    expect((await till.push(type)).body["errorMessage"]).toContain("PartyB");
    await school.token();
  });
});

describe("a token", () => {
  it("is not given for another key, secret or grant", async () => {
    const ask = async (pair: string, grant = "client_credentials") => {
      const authorization = `Basic ${Buffer.from(pair).toString("base64")}`;
      const response = await fetch(`${daraja.url}/oauth/v1/generate?grant_type=${grant}`, {
        headers: { authorization },
      });
      return ((await response.json()) as { errorCode?: string }).errorCode;
    };
    expect(await ask("practice-key-600001:practice-secret-600001")).toBeUndefined();
    expect(await ask("practice-key-600001:practice-secret-600002")).toBe("400.008.01");
    expect(await ask("practice-key-600001:practice-secret-600001", "password")).toBe("400.008.02");
  });

  it("ends the one before it", async () => {
    const first = await school.token();
    const second = await school.token();
    expect((await school.call("/mpesa/c2b/v2/registerurl", {}, first)).code).toBe("404.001.03");
    expect((await school.call("/mpesa/c2b/v2/registerurl", {}, second)).code).toBe("400.002.02");
    daraja.control.revokeTokens();
    expect((await school.call("/mpesa/c2b/v2/registerurl", {}, second)).code).toBe("404.001.03");
  });

  it("ends by itself after an hour", async () => {
    let now = Date.now();
    await using other = await startDaraja({ now: () => new Date(now) });
    await using its = await startSchoolServer(other, undefined, () => new Date(now));
    expect((await its.register()).status).toBe(200);
    now += 3599 * 1000;
    expect((await its.register()).code).toBe("404.001.03");
  });

  it("speaks for its own shortcodes only", async () => {
    expect((await school.register({ ShortCode: "600002" })).body["errorMessage"]).toContain("ShortCode");
  });
});

describe("the other calls", () => {
  it("refuse a push that is not known, or whose password is wrong", async () => {
    expect((await school.query("ws_CO_1")).body["errorMessage"]).toContain("CheckoutRequestID");
    expect((await school.query("ws_CO_1", { Password: "x" })).code).toBe("500.001.1001");
  });

  it.each<[string, object]>([
    ["ResponseType", { ResponseType: "Maybe" }],
    ["ConfirmationURL", { ConfirmationURL: "https://safaricom.example.com" }],
    ["ValidationURL", { ValidationURL: "ftp://asili.example.ac.ke" }],
  ])("refuse to register a wrong %s", async (field, changes) => {
    expect((await school.register(changes)).body["errorMessage"]).toBe(`Bad Request - Invalid ${field}`);
  });

  it.each<[string, object]>([
    ["CommandID", { CommandID: "TransactionReversal" }],
    ["IdentifierType", { IdentifierType: "1" }],
    ["ResultURL", { ResultURL: "https://asili.example.ac.ke/query" }],
    ["Remarks", { Remarks: "" }],
  ])("refuse a status query with a wrong %s", async (field, changes) => {
    expect((await school.status("UKQ0000000", changes)).body["errorMessage"]).toBe(`Bad Request - Invalid ${field}`);
  });

  it("spell a reversal's receiver in the provider's way only", async () => {
    const said = await school.reverse("UKQ0000000", 5, {
      RecieverIdentifierType: undefined,
      ReceiverIdentifierType: "11",
    });
    expect(said.body["errorMessage"]).toBe("Bad Request - Invalid RecieverIdentifierType");
  });

  it("list no payments older than two days", async () => {
    expect((await school.pull({ StartDate: "2020-01-01 00:00:00" })).body["errorMessage"]).toContain("StartDate");
    expect((await school.pull({ OffSetValue: "-1" })).body["errorMessage"]).toContain("OffSetValue");
  });

  it("tell afterwards that somebody is not the initiator", async () => {
    await school.status("UKQ0000000", { SecurityCredential: "bm90IHNlYWxlZA==" });
    await daraja.control.settled();
    expect(school.heard.at(-1)?.body).toMatchObject({ Result: { ResultCode: 2001 } });
  });
});

describe("the page's own addresses", () => {
  const post = async (path: string, body: object) => {
    const headers = { "content-type": "application/json" };
    return (await fetch(`${daraja.url}/practice/${path}`, { method: "POST", headers, body: JSON.stringify(body) }))
      .status;
  };

  it("take no knob that there is not, nor one of another kind", async () => {
    expect(await post("knobs", { changes: { noticeCopies: 2 } })).toBe(200);
    expect(await post("knobs", { changes: { noticeCopy: 2 } })).toBe(500);
    expect(await post("knobs", { changes: { noticeCopies: "2" } })).toBe(500);
    expect(await post("reset", {})).toBe(200);
  });

  it("take no phone that is none, and no push that there is not", async () => {
    expect(await post("pay", { shortcode: "600001", phone: "0800", amount: 5, account: "1" })).toBe(500);
    expect(await post("answer", { id: "ws_CO_1", answer: "approve" })).toBe(500);
  });
});
