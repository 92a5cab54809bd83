import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, fromCell } from "./csv.js";

describe("csvLine", () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["+254712345678", "'+254712345678"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1+1", "'  =1+1"],
    ["\t=1", "'\t=1"],
    ["\u200B=1", "'\u200B=1"],
    ["＝1", "'＝1"],
    ["-1250.00", "-1250.00"],
    ["0017", "0017"],
    ["Wangũi", "Wangũi"],
  ])("writes %j so that no spreadsheet runs it", (text, cell) => expect(csvLine([text])).toBe(`${cell}\r\n`));

  it("is read back as it was, but for the apostrophe", () => {
    const cells = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(cells, (texts) => {
        const [back] = parse(csvLine([...texts, "end"])) as string[][];
        texts.forEach((text, index) => expect([text, `'${text}`]).toContain(back![index]));
      }),
    );
  });

  it("is read back as it was by whoever takes the apostrophes off", () => {
    const text = fc
      .tuple(fc.constantFrom("", "'", "''", "=", "'=", " +", "'-3"), fc.string())
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const [[...back]] = parse(csvLine([...texts, "end"])) as [string[]];
        expect(back.map(fromCell)).toEqual([...texts, "end"]);
      }),
    );
  });

  it("leaves no cell that begins a formula", () => {
    fc.assert(
      fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string(), (sign, rest) => {
        const [[back]] = parse(csvLine([sign + rest, "end"])) as [[string]];
        expect(back!.startsWith("'") || /^-?\d+(\.\d+)?$/.test(back!)).toBe(true);
      }),
    );
  });
});
