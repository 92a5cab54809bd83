import { expect, test } from "vitest";
import { LOCALES } from "./locale";
import type { Messages } from "./messages";

type Area = Messages<Record<string, string>>;

const modules = import.meta.glob<Record<string, unknown>>("./*.ts", { eager: true });
const areas = Object.entries(modules).flatMap(([file, exports]) =>
  Object.values(exports)
    .filter((value): value is Area => typeof value === "object" && value !== null && LOCALES.every((l) => l in value))
    .map((area) => [file, area] as const),
);

/** Words that are the same in both languages. */
const SHARED = new Set(["UPI", "Kiswahili", "CBE", "CSV", "Excel", "M-Pesa", "Paybill {number}", "Till {number}"]);

const words = (message: string) => message.replaceAll(/\{\w+\}/g, "");
const names = (message: string) => [...new Set(message.match(/\{\w+\}/g))].sort();

test("every area of the app is found", () => {
  expect(areas.length).toBeGreaterThanOrEqual(13);
});

test.each(areas)("%s: both languages say every message, with the same placeholders", (_file, { en, sw }) => {
  expect(Object.keys(sw)).toEqual(Object.keys(en));
  for (const [key, english] of Object.entries(en)) {
    const kiswahili = sw[key] ?? "";
    expect([key, names(kiswahili)]).toEqual([key, names(english)]);
    expect([key, kiswahili.trim() && english.trim()]).not.toEqual([key, ""]);
    if (/\p{L}/u.test(words(english)) && !SHARED.has(english)) expect([key, kiswahili]).not.toEqual([key, english]);
  }
});

test.each(areas)("%s: a message has one form or two, and two only where a number chooses", (_file, area) => {
  for (const locale of LOCALES) {
    for (const [key, message] of Object.entries(area[locale])) {
      expect([key, message.split("|").length]).toEqual([key, message.includes("|") ? 2 : 1]);
    }
  }
});
