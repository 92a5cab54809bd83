import { expect, it } from "vitest";
import { parseCents } from "./money";

it.each([
  ["1250", 125_000],
  ["1,250", 125_000],
  ["1 250.5", 125_050],
  ["KES 1,250.50", 125_050],
  ["Ksh 10", 1000],
])("reads %s", (text, cents) => expect(parseCents(text)).toBe(cents));

it.each(["", "0", "-5", "1.234", "12,50", "1e5", "ten", "100,000,001"])("takes no %s", (text) => {
  expect(parseCents(text)).toBeNull();
});
