import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScore } from "../../values/score";
import { readTyped, writtenScore } from "./read-typed";

describe("what a teacher types", () => {
  it.each([
    ["67", "67"],
    [" 67 ", "67"],
    ["067", "67"],
    ["0", "0"],
    ["000", "0"],
    ["45,5", "45.5"],
    ["45.50", "45.5"],
    ["45.", "45"],
    ["45.0", "45"],
    ["100", "100"],
    ["100.0", "100"],
    ["", "-"],
    ["a", "A"],
    ["AB", "A"],
    ["abs", "A"],
    ["x", "X"],
    ["EX", "X"],
  ])("%j is the score %s", (typed, score) => {
    expect(readTyped(typed, 100)).toEqual({ score });
  });

  it.each([
    ["100.1", "above"],
    ["101", "above"],
    ["999999", "above"],
    ["45.55", "decimals"],
    ["-5", "unreadable"],
    ["4 5", "unreadable"],
    ["4e1", "unreadable"],
    ["=1+1", "unreadable"],
    ["٤٥", "unreadable"],
    ["ME1", "unreadable"],
    ["ABC", "unreadable"],
  ])("%j is no score: %s", (typed, fault) => {
    expect(readTyped(typed, 100)).toEqual({ fault });
  });

  it.each([
    ["me", { score: "ME" }],
    ["EE1", { score: "EE1" }],
    ["AB", { score: "A" }],
    ["ME3", { fault: "noLevel" }],
    ["67", { fault: "noLevel" }],
  ])("%j where levels are given", (typed, read) => {
    expect(readTyped(typed, null)).toEqual(read);
  });

  it("is a score that the wire holds or none, and is written as it is read", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{0,4}[.,]?\d{0,2}$/)),
        fc.integer({ min: 1, max: 999 }),
        (typed, maximum) => {
          const read = readTyped(typed, maximum);
          if ("fault" in read) return;
          expect(parseScore(read.score)).toBe(read.score);
          expect(readTyped(writtenScore(read.score), maximum)).toEqual(read);
        },
      ),
    );
  });
});
