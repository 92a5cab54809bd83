import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMoney, type Cents, formatMoney, isWholeShillings, MOST_CENTS, parseMoney, shareMoney } from "./money.js";

describe("parseMoney", () => {
  it.each([
    ["1250", 125_000],
    ["1,250", 125_000],
    ["1 250.5", 125_050],
    ["KES 1,250.50", 125_050],
    ["Ksh. 10", 1000],
    ["1250/=", 125_000],
    ["0.05", 5],
    ["100,000,000", 10_000_000_000],
  ])("reads %s", (text, cents) => expect(parseMoney(text)).toBe(cents));

  it.each(["", "-5", "1.234", "12,50", "1,2500", "1e5", "abc", "100,000,000.01", "0x10", "٣", "5 5"])(
    "takes no %s",
    (text) => expect(parseMoney(text)).toBeNull(),
  );

  it("reads what formatMoney writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_CENTS }), fc.constantFrom("full", "short"), (cents, form) => {
        expect(parseMoney(formatMoney(cents as Cents, form as "full"))).toBe(cents);
      }),
    );
  });
});

it("formatMoney keeps the sign of amounts below a shilling", () => {
  expect(formatMoney(-5 as Cents)).toBe("-0.05");
  expect(formatMoney(-125_000 as Cents, "short")).toBe("-1,250");
});

it("only multiples of a shilling can be moved by M-Pesa", () => {
  expect([isWholeShillings(100 as Cents), isWholeShillings(150 as Cents)]).toEqual([true, false]);
});

it("shareMoney gives each part its share within a cent, and in all the total", () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 })
    .filter((list) => list.some((weight) => weight > 0));
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), weights, (total, list) => {
      const parts = shareMoney(total as Cents, list);
      const whole = list.reduce((sum, weight) => sum + weight, 0);
      expect(addMoney(parts)).toBe(total);
      parts.forEach((part, index) => expect(Math.abs(part - (total * list[index]!) / whole)).toBeLessThan(1));
    }),
  );
});
