import { expect, test } from "vitest";
import type { Locale } from "./locale";
import { schoolRefusals } from "./school-refusals";
import { type RefusalWords, tellReason } from "./tell-reason";

const WORDS: RefusalWords = { messages: schoolRefusals, days: ["starts", "ends"] };

test.each<[Locale, string]>([
  ["en", "These dates overlap term 1 of 2026 (5 Jan 2026 to 2 Apr 2026)."],
  ["sw", "Tarehe hizi zinaingiliana na muhula wa 1 wa 2026 (5 Jan 2026 hadi 2 Apr 2026)."],
])("a year is not written as an amount, in %s", (locale, said) => {
  const details = { reason: "TERM_OVERLAP", number: 1, year: 2026, starts: "2026-01-05", ends: "2026-04-02" };
  expect(tellReason(WORDS, locale, { details })).toBe(said);
});

test("an amount is written by the language, and what has no words here is not told", () => {
  expect(tellReason(WORDS, "en", { details: { reason: "CLASS_SIZE", most: 1200 } })).toContain("1,200 learners");
  expect(tellReason(WORDS, "en", { details: { reason: "ELSEWHERE", year: 2026 } })).toBeNull();
});
