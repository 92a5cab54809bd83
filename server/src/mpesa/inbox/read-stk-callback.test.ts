import { describe, expect, it } from "vitest";
import { readStkCallback } from "./read-stk-callback.js";

const callback = (changes: object, items?: unknown) =>
  JSON.stringify({
    Body: {
      stkCallback: {
        MerchantRequestID: "29115-34620561-1",
        CheckoutRequestID: "ws_CO_191220191020363925",
        ResultCode: 0,
        ResultDesc: "The service request is processed successfully.",
        ...(items === undefined ? {} : { CallbackMetadata: { Item: items } }),
        ...changes,
      },
    },
  });
const PAID = [
  { Name: "Amount", Value: 100 },
  { Name: "MpesaReceiptNumber", Value: "nlj7rt61sv" },
  { Name: "Balance" },
  { Name: "TransactionDate", Value: 20191219102115 },
  { Name: "PhoneNumber", Value: 254708374149 },
];

describe("a prompt's callback", () => {
  it("is read by the names of its items, in whatever order", () => {
    const paid = {
      receipt: "NLJ7RT61SV",
      cents: 10_000,
      paidAt: new Date("2019-12-19T07:21:15Z"),
      phone: "254708374149",
    };
    for (const items of [PAID, PAID.toReversed()]) expect(readStkCallback(callback({}, items))?.paid).toEqual(paid);
  });

  it.each([100, "100", "100.00", 100.0, "100.0"])("takes %j for KES 100", (Value) => {
    const items = [{ Name: "Amount", Value }, ...PAID.slice(1)];
    expect(readStkCallback(callback({}, items))?.paid?.cents).toBe(10_000);
  });

  it.each([-100, 0, "-100", "1e3", "100.001", null, {}, [100], true, Number.MAX_SAFE_INTEGER, "١٠٠"])(
    "takes %j for no amount",
    (Value) => {
      const items = [{ Name: "Amount", Value }, ...PAID.slice(1)];
      expect(readStkCallback(callback({}, items))?.paid?.cents).toBeNull();
    },
  );

  it("has a result code that may be text, and says nothing of money where nothing is said", () => {
    expect(readStkCallback(callback({ ResultCode: "SFC_IC0003" }))).toMatchObject({
      resultCode: "SFC_IC0003",
      paid: null,
    });
    expect(readStkCallback(callback({ ResultCode: 1032 }))).toMatchObject({ resultCode: "1032", paid: null });
    expect(readStkCallback(callback({}))).toMatchObject({ resultCode: "0", paid: null });
  });

  it("is none where it contradicts itself, or is something else", () => {
    const twice = [...PAID, { Name: "Amount", Value: 1 }];
    const bad = [
      callback({}, twice),
      callback({ CheckoutRequestID: "" }),
      callback({ ResultCode: null }),
      "{}",
      "[]",
      "",
      "nonsense",
    ];
    expect(bad.map((text) => readStkCallback(text))).toEqual(bad.map(() => null));
  });
});
