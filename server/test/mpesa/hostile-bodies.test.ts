import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { Role } from "../../src/values/role.js";
import { freshPhone, Practice } from "./practice.js";

const BODIES = 10_000;
const AT_ONCE = 50;

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open("sqlite");
  await practice.registerC2b();
});
afterAll(() => practice[Symbol.asyncDispose]());

const anything = fc.anything({ withBigInt: false, maxDepth: 3 });
const hostileText = fc.constantFrom(
  "'; drop table receipt; --",
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "../../etc/passwd",
  "\u0000\u202e\ud800",
  "9".repeat(400),
  "__proto__",
);
const value = fc.oneof(anything, hostileText, fc.integer(), fc.double(), fc.string());

const stk = (requestId: string) => {
  const item = fc.record(
    {
      Name: fc.oneof(
        fc.constantFrom("Amount", "MpesaReceiptNumber", "TransactionDate", "PhoneNumber", "Balance"),
        value,
      ),
      Value: value,
    },
    { requiredKeys: [] },
  );
  return fc.record({
    Body: fc.record(
      {
        stkCallback: fc.record(
          {
            CheckoutRequestID: fc.oneof(fc.constant(requestId), value),
            ResultCode: fc.oneof(fc.constantFrom(0, "0"), value),
            CallbackMetadata: fc.record({ Item: fc.oneof(fc.array(item), value) }, { requiredKeys: [] }),
          },
          { requiredKeys: [] },
        ),
        __proto__: value,
      },
      { requiredKeys: [] },
    ),
  });
};
const c2b = fc.record(
  {
    TransID: fc.oneof(fc.constantFrom("HOSTILE001", "HOSTILE002"), value),
    TransAmount: fc.oneof(fc.constantFrom("5.00", "-5.00", "5e3", "0"), value),
    BusinessShortCode: fc.oneof(fc.constant("600001"), value),
    BillRefNumber: fc.oneof(fc.constant("0001"), value),
    TransTime: value,
    MSISDN: value,
    FirstName: value,
  },
  { requiredKeys: [] },
);
const asBody = (json: fc.Arbitrary<unknown>): fc.Arbitrary<string | Uint8Array> => {
  const text = json.map((shape) => JSON.stringify(shape) ?? "");
  return fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: text.map((whole) => whole.slice(0, whole.length / 2)) },
    { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("[".repeat(50_000), `{"Body":`.repeat(6_000), "null", "0", '""', "\ufeff{}"),
    },
  );
};

it("10: ten thousand hostile bodies at good addresses credit nobody and stop nothing", async () => {
  const { id, wire } = await practice.begin();
  const push = await practice.daraja.control.prompt(wire);
  const confirmation = await confirmationUrl();
  const urls = [push.callbackUrl, confirmation, confirmation.replace("confirmation", "validation")];
  const bodies = [
    ...fc.sample(asBody(stk(push.checkoutRequestId)), { numRuns: BODIES / 2, seed: 20_261_126 }),
    ...fc.sample(asBody(c2b), { numRuns: BODIES / 2, seed: 20_261_127 }),
  ];
  const statuses = new Map<number, number>();
  for (let at = 0; at < bodies.length; at += AT_ONCE) {
    await Promise.all(
      bodies.slice(at, at + AT_ONCE).map(async (body, nth) => {
        const url = at < BODIES / 2 ? urls[0]! : urls[1 + (nth % 2)]!;
        const { status } = await fetch(url, { method: "POST", body: body as string });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
  }
  expect(Object.fromEntries(statuses)).toEqual({ 200: BODIES });
  await vi.waitFor(async () => {
    expect(await practice.rows("select id from mpesa_notice where state = 'received' limit 1")).toEqual([]);
  }, 300_000);
  expect(await practice.rows("select id from receipt")).toEqual([]);
  expect(await practice.rows("select id from journal_entry")).toEqual([]);
  expect((await practice.attempt(id)).state).not.toBe("SUCCEEDED");
  // A fault of the program's would have been logged as an error, and the notice tried again.
  expect(practice.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(await practice.rows("select id from mpesa_notice where tries > 0")).toEqual([]);

  const honest = await practice.begin({ phone: freshPhone(), as: practice.school.person(Role.bursar) });
  await practice.daraja.control.answer(
    (await practice.daraja.control.prompt(honest.wire)).checkoutRequestId,
    "approve",
  );
  await practice.until(honest.id, "SUCCEEDED", 60_000);
}, 900_000);

/** The address that was registered, as a payment to an account of nobody's shows it. */
async function confirmationUrl(): Promise<string> {
  const { control } = practice.daraja;
  control.set({ dropNotices: true });
  await control.payBill({ shortcode: "600001", phone: "254711111111", amount: 1, account: "nobody" });
  await control.settled();
  control.reset();
  return control.deliveries.find(({ what }) => what === "confirmation")!.url;
}
