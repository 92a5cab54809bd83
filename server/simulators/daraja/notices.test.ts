import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Knobs } from "./knobs.js";
import { PHONE, type SchoolServer, startSchoolServer } from "./school-server.js";
import { type Daraja, startDaraja } from "./start-daraja.js";

let daraja: Daraja;
let school: SchoolServer;

beforeEach(async () => {
  daraja = await startDaraja();
  school = await startSchoolServer(daraja);
  await school.register();
});
afterEach(async () => {
  await school[Symbol.asyncDispose]();
  await daraja[Symbol.asyncDispose]();
});

type Item = { Name: string; Value?: string | number };
const callbacks = () =>
  school.heard.flatMap(({ path, body }) =>
    path === "/callback"
      ? [(body as unknown as { Body: { stkCallback: Record<string, unknown> } }).Body.stkCallback]
      : [],
  );
const itemsOf = (callback: Record<string, unknown> | undefined) =>
  Object.fromEntries(
    ((callback?.["CallbackMetadata"] as { Item: Item[] } | undefined)?.Item ?? []).map(({ Name, Value }) => [
      Name,
      Value,
    ]),
  );
const paths = () => school.heard.map(({ path }) => path);
const result = () => (school.heard.at(-1)!.body as unknown as { Result: Record<string, never> }).Result;
const valuesOf = (said: Record<string, never>) =>
  (said["ResultParameters"] as unknown as { ResultParameter: { Key: string; Value?: unknown }[] }).ResultParameter;

async function pushed(knobs: Partial<Knobs> = {}, changes?: object): Promise<string> {
  daraja.control.set(knobs);
  const { body } = await school.push(changes);
  await daraja.control.settled();
  return body["CheckoutRequestID"]!;
}

describe("what a payer does", () => {
  it("moves money when they approve, and tells of it once", async () => {
    const id = await pushed();
    expect(callbacks()).toEqual([]);
    await daraja.control.answer((await daraja.control.prompt(PHONE)).checkoutRequestId, "approve");
    const [callback, ...others] = callbacks();
    expect(others).toEqual([]);
    expect(callback).toMatchObject({ CheckoutRequestID: id, ResultCode: 0 });
    const items = itemsOf(callback);
    expect(items).toMatchObject({ Amount: 500, PhoneNumber: Number(PHONE) });
    expect(items["MpesaReceiptNumber"]).toMatch(/^[A-Z]{2}[0-9A-Z]{8}$/);
    expect(String(items["TransactionDate"])).toMatch(/^20\d{12}$/);
    expect(daraja.control.transactions).toMatchObject([
      { amount: 500, account: "0001", receipt: items["MpesaReceiptNumber"] },
    ]);
  });

  it.each([
    ["cancel", 1032],
    ["wrongPin", 2001],
    ["insufficient", 1],
  ] as const)("%s ends it as %s, without a receipt or money", async (answer, code) => {
    const id = await pushed({ answer });
    expect(callbacks()).toMatchObject([{ ResultCode: code }]);
    expect(callbacks()[0]).not.toHaveProperty("CallbackMetadata");
    expect(daraja.control.transactions).toEqual([]);
    expect((await school.query(id)).body).toMatchObject({ ResponseCode: "0", ResultCode: String(code) });
  });

  it("locks the PIN after three wrong ones", async () => {
    for (let time = 0; time < 3; time++) await pushed({ answer: "wrongPin" });
    await pushed({ answer: "approve" });
    expect(callbacks().map(({ ResultCode }) => ResultCode)).toEqual([2001, 2001, 2001, 8006]);
  });

  it("cannot spend more than there is", async () => {
    daraja.control.setWallet(PHONE, 499);
    await pushed({ answer: "approve" });
    expect(callbacks()).toMatchObject([{ ResultCode: 1 }]);
  });

  it("ends it as 1037 when they do nothing", async () => {
    const id = await pushed({ promptSeconds: 0.3, answer: "ignore" });
    expect((await school.query(id)).body).toMatchObject({ ResultCode: "4999" });
    await vi.waitFor(() => expect(callbacks()).toMatchObject([{ ResultCode: 1037 }]), 30_000);
  });

  it("is busy with one request at a time: the second ends as 1001", async () => {
    await pushed();
    await pushed();
    expect(callbacks()).toMatchObject([{ ResultCode: 1001 }]);
  });

  it.each(["17", "77777", "SFC_IC0003"])("ends with %s where the knob says so", async (code) => {
    const id = await pushed({ answer: "approve", resultCode: code });
    expect(callbacks()).toMatchObject([{ ResultCode: /^\d+$/.test(code) ? Number(code) : code }]);
    expect((await school.query(id)).body).toMatchObject({ ResultCode: code });
    expect(daraja.control.transactions).toEqual([]);
  });

  it("may be refused the same amount twice, after having been let pay it", async () => {
    await pushed({ answer: "approve", sameAmountRule: true });
    await pushed();
    expect(callbacks().map(({ ResultCode }) => ResultCode)).toEqual([0, 17]);
  });

  it("pays after all what had failed", async () => {
    const id = await pushed({ answer: "cancel" });
    await daraja.control.end(id, "0");
    await daraja.control.end(id, "1032");
    expect(callbacks().map(({ ResultCode }) => ResultCode)).toEqual([1032, 0]);
    expect((await school.query(id)).body).toMatchObject({ ResultCode: "0" });
  });
});

describe("a callback", () => {
  it("may be lost, without the payment being so", async () => {
    const id = await pushed({ answer: "approve", dropNotices: true });
    expect(callbacks()).toEqual([]);
    expect((await school.query(id)).body).toMatchObject({ ResultCode: "0" });
  });

  it("may be late", async () => {
    const before = performance.now();
    await pushed({ answer: "approve", noticeDelayMs: 200 });
    expect(school.heard.at(-1)!.at - before).toBeGreaterThan(199);
  });

  it.each([false, true])("may come many times (at once: %s)", async (copiesAtOnce) => {
    await pushed({ answer: "approve", noticeCopies: 5, copiesAtOnce });
    expect(callbacks()).toHaveLength(5);
    expect(new Set(callbacks().map((callback) => JSON.stringify(callback))).size).toBe(1);
  });

  it("may be overtaken by the next, and waits no longer than the knob is so", async () => {
    const knobs = { answer: "approve", reorderNotices: true } as const;
    const [first, second, third] = [await pushed(knobs), await pushed(), await pushed()];
    expect(callbacks().map(({ CheckoutRequestID }) => CheckoutRequestID)).toEqual([second, first]);
    daraja.control.reset();
    await daraja.control.settled();
    expect(callbacks().at(-1)).toMatchObject({ CheckoutRequestID: third });
  });

  it("may come before the answer to the push", async () => {
    daraja.control.set({ answer: "approve", noticeBeforeResponse: true, responseDelayMs: 200 });
    const { body } = await school.push();
    expect(performance.now() - school.heard.at(-1)!.at).toBeGreaterThan(199);
    expect(callbacks()).toMatchObject([{ CheckoutRequestID: body["CheckoutRequestID"] }]);
  });

  it("comes although the answer to the push was lost", async () => {
    daraja.control.set({ answer: "approve", loseResponse: true });
    await expect(school.push()).rejects.toThrow();
    await daraja.control.settled();
    expect(callbacks()).toMatchObject([{ ResultCode: 0 }]);
  });

  it.each<[Partial<Knobs>, object]>([
    [{ phone: "masked" }, { PhoneNumber: "2547 ***** 041" }],
    [{ phone: "hashed" }, { PhoneNumber: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    [{ phone: "absent" }, { PhoneNumber: undefined }],
    [{ amountForm: "text" }, { Amount: "500" }],
    [{ amountForm: "decimals" }, { Amount: "500.00" }],
    [{ callbackAmount: 5 }, { Amount: 5 }],
  ])("says otherwise with %j", async (knobs, items) => {
    await pushed({ answer: "approve", ...knobs });
    const said = itemsOf(callbacks()[0]);
    expect({ ...said, PhoneNumber: said["PhoneNumber"] }).toMatchObject(items);
  });

  it("may have a Balance without a value, and its items in another order", async () => {
    await pushed({ answer: "approve", blankBalance: true, shuffleItems: true });
    const { Item } = callbacks()[0]!["CallbackMetadata"] as { Item: Item[] };
    expect(Item.map(({ Name }) => Name)).toEqual([
      "PhoneNumber",
      "TransactionDate",
      "Balance",
      "MpesaReceiptNumber",
      "Amount",
    ]);
    expect(Item[2]).toEqual({ Name: "Balance" });
  });

  it.each([
    ["after", ["/callback", "/confirmation"]],
    ["before", ["/confirmation", "/callback"]],
  ] as const)("may be told as a C2B payment too, %s", async (doubleNotice, order) => {
    await pushed({ answer: "approve", doubleNotice });
    expect(paths()).toEqual(order);
    const [c2b] = school.heard.filter(({ path }) => path === "/confirmation");
    expect(c2b!.body).toMatchObject({ TransID: itemsOf(callbacks()[0])["MpesaReceiptNumber"], TransAmount: "500.00" });
  });

  it("behaves for one phone as for no other", async () => {
    daraja.control.set({ answer: "approve" });
    daraja.control.set({ answer: "cancel" }, `phone:${PHONE}`);
    await pushed();
    await pushed({}, { PhoneNumber: "254711111111", PartyA: "254711111111" });
    expect(callbacks().map(({ ResultCode }) => ResultCode)).toEqual([1032, 0]);
  });
});

describe("a query", () => {
  it("is answered as the knob says, in turn, and then with the truth", async () => {
    const id = await pushed({ answer: "approve", queryAnswers: ["inFlight", "blank", "blankIn200", "1032", "lost"] });
    expect((await school.query(id)).body).toMatchObject({ ResultCode: "4999" });
    expect(await school.query(id)).toMatchObject({ status: 500, code: "500.001.1001", body: { errorMessage: "" } });
    expect(await school.query(id)).toMatchObject({ status: 200, code: "500.001.1001" });
    expect((await school.query(id)).body).toMatchObject({ ResultCode: "1032" });
    await expect(school.query(id)).rejects.toThrow();
    expect((await school.query(id)).body).toMatchObject({ ResultCode: "0" });
  });

  it("may fail as any call may", async () => {
    daraja.control.failNext({ endpoint: "any", code: "500.003.02", times: 2 });
    expect([(await school.push()).code, (await school.push()).code]).toEqual(["500.003.02", "500.003.02"]);
    expect((await school.push()).status).toBe(200);
  });
});

describe("a paybill payment", () => {
  const payment = { shortcode: "600001", phone: PHONE, amount: 250, account: "kg 0001" };
  const pay = async (changes: object = {}) => {
    const outcome = await daraja.control.payBill({ ...payment, ...changes });
    await daraja.control.settled();
    return outcome;
  };

  it("is asked about, moved and told, in texts", async () => {
    expect(await pay()).toMatchObject({ ok: true });
    expect(paths()).toEqual(["/validation", "/confirmation"]);
    const { body } = school.heard[1]!;
    expect(Object.values(body).every((value) => typeof value === "string")).toBe(true);
    expect(body).toMatchObject({
      TransactionType: "Pay Bill",
      TransAmount: "250.00",
      BusinessShortCode: "600001",
      BillRefNumber: "kg 0001",
      OrgAccountBalance: "250.00",
      MSISDN: "2547 ***** 041",
      FirstName: "Brian",
    });
    expect(school.heard[0]!.body).toMatchObject({ TransID: body["TransID"], OrgAccountBalance: "" });
  });

  it("hides the payer's number by a hash where the addresses are of the first version", async () => {
    await school.call("/mpesa/c2b/v1/registerurl", {
      ShortCode: "600001",
      ResponseType: "Completed",
      ConfirmationURL: `${school.url}/confirmation`,
      ValidationURL: `${school.url}/validation`,
    });
    await pay();
    expect(school.heard.at(-1)!.body["MSISDN"]).toMatch(/^[0-9a-f]{64}$/);
  });

  it("does not happen when the school refuses it", async () => {
    school.answerWith((response) => response.end('{"ResultCode":"C2B00012","ResultDesc":"Rejected"}'));
    expect(await pay()).toEqual({ ok: false, code: "C2B00012" });
    expect(paths()).toEqual(["/validation"]);
    expect(daraja.control.transactions).toEqual([]);
  });

  it.each([
    ["Completed", true],
    ["Cancelled", false],
  ])("where the school does not answer, it is as was registered: %s", async (ResponseType, ok) => {
    await school.register({ ResponseType });
    school.answerWith((response, { path }) => {
      response.statusCode = path === "/validation" ? 503 : 200;
      response.end();
    });
    expect(await pay()).toMatchObject({ ok });
  });

  it("waits eight seconds for the school", { timeout: 60_000 }, async () => {
    school.answerWith((response, { path }) => void (path !== "/validation" && response.end("{}")));
    const before = performance.now();
    expect(await pay()).toEqual({ ok: false, code: "C2B00016" });
    expect(performance.now() - before).toBeGreaterThan(7_900);
  });

  it("needs money, a number that there is, and an account of at most 20 characters", async () => {
    daraja.control.setWallet(PHONE, 249);
    expect(await pay()).toEqual({ ok: false, code: "1" });
    expect(await pay({ shortcode: "999999" })).toEqual({ ok: false, code: "C2B00015" });
    expect(await pay({ account: "x".repeat(21) })).toEqual({ ok: false, code: "C2B00012" });
    expect(school.heard).toEqual([]);
  });

  it("may come without names", async () => {
    daraja.control.set({ blankNames: true });
    await pay();
    expect(school.heard.at(-1)!.body).toMatchObject({ FirstName: "", MiddleName: "", LastName: "" });
  });

  describe("once made", () => {
    let receipt: string;
    beforeEach(async () => {
      const outcome = await pay();
      receipt = outcome.ok ? outcome.payment.receipt : "";
    });

    it("has a status, some of whose keys repeat", async () => {
      const said = await school.status(receipt);
      expect(said.body).toMatchObject({ ResponseCode: "0" });
      await daraja.control.settled();
      expect(result()).toMatchObject({ ResultCode: 0, ConversationID: said.body["ConversationID"] });
      const values = valuesOf(result());
      expect(values).toContainEqual({ Key: "TransactionStatus", Value: "Completed" });
      expect(values).toContainEqual({ Key: "Amount", Value: 250 });
      expect(values.filter(({ Key }) => Key === "DebitPartyName")).toHaveLength(2);
    });

    it("can be sent back, once, and whole", async () => {
      const reverse = async (amount: number) => {
        await school.reverse(receipt, amount);
        await daraja.control.settled();
        return result();
      };
      expect(await reverse(249)).toMatchObject({ ResultCode: "R000002" });
      expect(await reverse(250)).toMatchObject({ ResultCode: 0 });
      expect(valuesOf(result())).toContainEqual({ Key: "OriginalTransactionID", Value: receipt });
      expect(await reverse(250)).toMatchObject({ ResultCode: "R000001" });
      await school.status(receipt);
      await daraja.control.settled();
      expect(valuesOf(result())).toContainEqual({ Key: "TransactionStatus", Value: "Reversed" });
    });

    it("may have its result early, and twice", async () => {
      daraja.control.set({ noticeBeforeResponse: true, noticeCopies: 2 });
      await school.reverse(receipt, 250);
      expect(paths().filter((path) => path === "/result")).toHaveLength(2);
    });

    it("is listed by a pull, in lists of lists, and none is a text", async () => {
      const { body } = await school.pull();
      expect(body).toMatchObject({ ResponseCode: "1000" });
      expect((body["Response"] as unknown as object[][])[0]).toMatchObject([
        { transactionId: receipt, billreference: "kg 0001", amount: "250.00" },
      ]);
      expect((await school.pull({ OffSetValue: "1" })).body).toMatchObject({ ResponseCode: "1001", Response: "[[]]" });
    });

    it("stands in the statement as the portal exports it", async () => {
      await school.reverse(receipt, 250);
      await pay({ account: '=HYPERLINK("x"),1' });
      const lines = daraja.control.statement("600001").trimEnd().split("\r\n");
      expect(lines[0]).toBe("Account Holder:,School 1");
      expect(lines[5]).toBe(
        "Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.",
      );
      expect(lines).toHaveLength(9);
      expect(lines[6]).toContain(
        ',250.00,,250.00,true,Pay Utility,2547*****041 - BRIAN NJERI KAMAU,,"=HYPERLINK(""x""),1"',
      );
      expect(lines[7]).toContain(
        `,-250.00,0.00,true,Pay Utility Reversal,2547*****041 - BRIAN NJERI KAMAU,${receipt},`,
      );
      expect(lines[8]).toMatch(new RegExp(`^${receipt},\\d\\d-\\d\\d-20\\d\\d \\d\\d:\\d\\d:\\d\\d,`));
    });
  });
});

it("serves its page, in two languages with the same words", async () => {
  const page = await (await fetch(daraja.url)).text();
  const { WORDS } = (await import("./page/words.js" as string)) as {
    WORDS: Record<string, Record<string, object>>;
  };
  const shape = (words: object): unknown =>
    Object.entries(words).map(([key, value]) => [key, typeof value === "object" ? shape(value as object) : ""]);
  expect(shape(WORDS["sw"]!)).toEqual(shape(WORDS["en"]!));
  for (const [, word] of page.matchAll(/data-word="(\w+)"/g)) expect(WORDS["en"]).toHaveProperty(word!);
});

it("lets another program act the payer", async () => {
  const post = (path: string, body: object) =>
    fetch(`${daraja.url}/practice/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const id = await pushed();
  await post("answer", { id, answer: "approve", pin: "4321" });
  await post("end", { id, code: "0" });
  const state = (await (await fetch(`${daraja.url}/practice/state?phone=0700000041`)).json()) as {
    events: object[];
    payer: object;
  };
  expect(callbacks().map(({ ResultCode }) => ResultCode)).toEqual([2001, 0]);
  expect(state.events).toMatchObject([{ kind: "push", code: "0" }]);
  expect(state.payer).toMatchObject({ shillings: 99_500 });
});
