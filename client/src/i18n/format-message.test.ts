import { expect, test } from "vitest";
import { formatMessage, type MessageValues } from "./format-message";
import type { Locale } from "./locale";

type Case = { locale: Locale; message: string; values: MessageValues; said: string };
const LEARNERS = "{n} learner|{n} learners";
const WANAFUNZI = "Mwanafunzi {n}|Wanafunzi {n}";
const cases: Case[] = [
  { locale: "en", message: LEARNERS, values: { n: 0 }, said: "0 learners" },
  { locale: "en", message: LEARNERS, values: { n: 1 }, said: "1 learner" },
  { locale: "en", message: LEARNERS, values: { n: 2 }, said: "2 learners" },
  { locale: "en", message: LEARNERS, values: { n: 21 }, said: "21 learners" },
  { locale: "en", message: LEARNERS, values: { n: 1540 }, said: "1,540 learners" },
  { locale: "sw", message: WANAFUNZI, values: { n: 0 }, said: "Wanafunzi 0" },
  { locale: "sw", message: WANAFUNZI, values: { n: 1 }, said: "Mwanafunzi 1" },
  { locale: "sw", message: WANAFUNZI, values: { n: 45 }, said: "Wanafunzi 45" },
  { locale: "en", message: "Term {number}, {year}", values: { number: 3, year: "2026" }, said: "Term 3, 2026" },
  { locale: "en", message: "{name}: {status}", values: { name: "{status}", status: "late" }, said: "{status}: late" },
  { locale: "en", message: "Hello {name}", values: {}, said: "Hello {name}" },
  { locale: "sw", message: "Rudi", values: {}, said: "Rudi" },
];

test.each(cases)("$locale: $said", ({ locale, message, values, said }) => {
  expect(formatMessage(locale, message, values)).toBe(said);
});
