import { expect, test } from "vitest";
import { readPercents } from "./read-percents";

test.each([
  ["5, 10", [5, 10]],
  ["5%;10 %", null],
  ["5% 10%", [5, 10]],
  ["", []],
  ["101", null],
  ["5, ten", null],
  ["-5", null],
])("%j is read as %j", (text, percents) => {
  expect(readPercents(text)).toEqual(percents);
});
