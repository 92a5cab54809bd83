import { expect, test } from "vitest";
import { readMinutes, writeMinutes } from "./clock-minutes";

test("a time of the clock is minutes from midnight and back", () => {
  for (const minutes of [0, 1, 419, 1230, 1439]) expect(readMinutes(writeMinutes(minutes))).toBe(minutes);
});

test.each(["", "24:00", "7:00", "12:60", "noon"])("%j is no time", (text) => {
  expect(readMinutes(text)).toBeNull();
});
