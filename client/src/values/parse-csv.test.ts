import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "./parse-csv";
import { fromCell, writeCsv } from "./write-csv";

const cells = (text: string) => parseCsv(text).map((row) => [row.line, ...row.cells]);

describe("a table from a spreadsheet", () => {
  it.each([
    [
      "commas",
      "a,b\r\n1,2\r\n",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    [
      "semicolons and decimal commas",
      "a;b\n1,5;2\n",
      [
        [1, "a", "b"],
        [2, "1,5", "2"],
      ],
    ],
    [
      "tabs",
      "a\tb\n1\t2",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    ["a byte-order mark", "\uFEFFa,b\n", [[1, "a", "b"]]],
    [
      "quotes, with a delimiter, a quote and a line end within",
      'a,b\n"x, ""y""\nz",2\n3,4',
      [
        [1, "a", "b"],
        [2, 'x, "y"\nz', "2"],
        [3, "3", "4"],
      ],
    ],
    [
      "blank lines, which count",
      "a,b\n\n,\n1,2\n",
      [
        [1, "a", "b"],
        [4, "1", "2"],
      ],
    ],
    [
      "an empty last cell",
      "a,b\n1,",
      [
        [1, "a", "b"],
        [2, "1", ""],
      ],
    ],
    [
      "a quote that never ends",
      'a,b\n"1,2',
      [
        [1, "a", "b"],
        [2, '"1', "2"],
      ],
    ],
    ["nothing", "", []],
  ])("is read with %s", (_name, text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it("comes back as it was written, and is no formula to a spreadsheet", () => {
    const text = fc.string({ unit: "grapheme" }).map((each) => each.trim());
    const row = fc.array(fc.oneof(text, fc.constantFrom("=1+1", "@x", "+2", "-x", "'=1", '"', "a;b")), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const table = [["first", "second"], ...rows];
        const written = writeCsv(table);
        const read = parseCsv(written).map((one) => one.cells.map(fromCell));
        expect(read).toEqual(table.filter((one) => one.some(Boolean)).map((one) => one.map((each) => each.trim())));
        for (const { cells: some } of parseCsv(written))
          for (const each of some) if (!/^-?\d/.test(each)) expect(each).not.toMatch(/^[=+\-@]/);
      }),
    );
  });
});
