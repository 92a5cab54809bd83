import { describe, expect, it } from "vitest";
import vectors from "../../test/fixtures/wire/score-runs.json" with { type: "json" };
import { encodeScoreRun, parseScoreRun } from "./score-run.js";

describe("runs of scores", () => {
  it.each(vectors.valid)("reads and writes $name", ({ text, scores }) => {
    expect(parseScoreRun(text, 120)).toEqual(scores);
    expect(encodeScoreRun(scores as never)).toBe(text);
  });

  it.each(vectors.contested)("writes $name, and reads none from a device", ({ text, scores }) => {
    expect(encodeScoreRun(scores as never)).toBe(text);
    expect(parseScoreRun(text, 120)).toBeNull();
  });

  it.each(vectors.invalid)("refuses $reason: '$text'", ({ text }) => {
    expect(parseScoreRun(text, 120)).toBeNull();
  });

  it("reads no more than it was asked to", () => {
    expect(parseScoreRun("qrs", 3)).toHaveLength(3);
    expect(parseScoreRun("qrs", 2)).toBeNull();
  });
});
