import { expect, it } from "vitest";
import type { Cents } from "./money.js";
import { moneyInEnglish, moneyInKiswahili } from "./money-in-words.js";

it.each([
  [0, "Zero shillings only", "Shilingi sifuri tu"],
  [100, "One shilling only", "Shilingi moja tu"],
  [1100, "Eleven shillings only", "Shilingi kumi na moja tu"],
  [
    125_050,
    "One thousand two hundred and fifty shillings and fifty cents only",
    "Shilingi elfu moja, mia mbili na hamsini na senti hamsini tu",
  ],
  [2_500_000, "Twenty-five thousand shillings only", "Shilingi elfu ishirini na tano tu"],
  [2_000_500, "Twenty thousand and five shillings only", "Shilingi elfu ishirini, tano tu"],
  [
    34_500_001,
    "Three hundred and forty-five thousand shillings and one cent only",
    "Shilingi laki tatu, elfu arobaini na tano na senti moja tu",
  ],
  [10_000_000_000, "One hundred million shillings only", "Shilingi milioni mia moja tu"],
  [
    99_999_999_99,
    "Ninety-nine million nine hundred and ninety-nine thousand nine hundred and ninety-nine shillings and ninety-nine cents only",
    "Shilingi milioni tisini na tisa, laki tisa, elfu tisini na tisa, mia tisa tisini na tisa na senti tisini na tisa tu",
  ],
])("says %i cents in both languages", (cents, english, kiswahili) => {
  expect([moneyInEnglish(cents as Cents), moneyInKiswahili(cents as Cents)]).toEqual([english, kiswahili]);
});

it("no two amounts are said alike", () => {
  const amounts = Array.from({ length: 130_000 }, (_, shillings) => (shillings * 100) as Cents);
  for (const say of [moneyInEnglish, moneyInKiswahili]) expect(new Set(amounts.map(say)).size).toBe(amounts.length);
});
