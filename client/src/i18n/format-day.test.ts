import { expect, test } from "vitest";
import { formatDatedMoment } from "./format-dated-moment";
import { formatDay, formatMoment, formatTime } from "./format-day";

test("a school day is written in the reader's language and never slips to the day before", () => {
  expect(formatDay("en", "2026-11-23")).toBe("Monday, 23 November");
  expect(formatDay("sw", "2026-11-23")).toBe("Jumatatu, 23 Novemba");
  expect(formatDay("en", "2026-11-23", "short")).toBe("Mon, 23 Nov");
  expect(formatDay("en", "2026-01-01", "dated")).toBe("1 Jan 2026");
});

test("an instant is told by Nairobi's clock, wherever the phone thinks it is", () => {
  const lateSunday = Date.parse("2026-11-22T22:30:00Z");
  expect(formatTime("en", lateSunday)).toBe("01:30");
  expect(formatMoment("en", lateSunday)).toBe("23 Nov, 01:30");
  expect(formatDatedMoment("en", lateSunday)).toBe("23 Nov 2026, 01:30");
  expect(formatDatedMoment("sw", lateSunday)).toBe("23 Nov 2026, 01:30");
});
