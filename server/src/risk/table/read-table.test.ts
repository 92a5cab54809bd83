import { describe, expect, test } from "vitest";
import { readingOf, readColumn } from "./column-reading.js";
import { NumberStyle, parseNumber, styleOf } from "./number-style.js";
import { findLabel, readLabel } from "./read-label.js";
import { readTable } from "./read-table.js";

const read = (text: string, what: "training" | "scoring" = "training") => readTable(Buffer.from(text), what);
const column = (cells: string[], name = "x") => ({ name, cells });

describe("a table", () => {
  test.each([
    ["commas", "a,b\n1,2\n"],
    ["semicolons, a mark and Windows' ends", "\uFEFFa;b\r\n1;2\r\n"],
    ["tabs and old ends", "a\tb\r1\t2\r"],
    ["blank lines and cells too many that are empty", "a,b\n\n1, 2,,\n\n"],
    ["Excel's word for what parts it", "sep=;\r\na;b\r\n1;2\r\n"],
  ])("with %s", (_, text) => {
    expect(read(text)).toEqual({ rows: 1, columns: [column(["1"], "a"), column(["2"], "b")], notes: [] });
  });

  test("in UTF-16, and with letters of Western Windows", () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("a\nné\n", "utf16le")]);
    expect(readTable(utf16, "training").columns[0]).toEqual(column(["né"], "a"));
    expect(readTable(Buffer.from("a\nné\n", "latin1"), "training").columns[0]).toEqual(column(["né"], "a"));
  });

  test("with names twice and none", () => {
    expect(read("a,,a\n1,2,3\n").columns.map(({ name }) => name)).toEqual(["a", "column 2", "a (2)"]);
    expect(read("a,,\n1,2,\n").columns.map(({ name }) => name)).toEqual(["a", "column 2"]);
    expect(read(`${"a".repeat(500)}\n1\n`).columns[0]!.name).toHaveLength(120);
  });

  test.each([
    ["", "is empty"],
    ["a,b\n", "no rows"],
    ["a,b\n1,2,3\n4,5,6\n7,8\n", "such as line 2"],
    ['a,b\n"1,2\n', "quotation mark"],
  ])("is refused: %j", (text, why) => {
    expect(() => read(text)).toThrow(why);
  });

  test("keeps a row of which nothing is known", () => {
    expect(read("a,b\n1,2\n,\n").columns[1]).toEqual(column(["2", ""], "b"));
    expect(read('a\n1\n""\n\n2\n').columns[0]).toEqual(column(["1", "", "2"], "a"));
  });

  test("of rows to be scored may have none", () => {
    expect(read("a,b\n", "scoring").rows).toBe(0);
  });

  test("of rows to be scored has one for every line but blank ones at the end, and says what it lacks", () => {
    const { columns, notes } = read("\na,b\r\n1,2\r\n\r\n3\r\n4,5,6\r\n7,8,\r\n\r\n \r\n", "scoring");
    expect(columns).toEqual([column(["1", "", "3", "", "7"], "a"), column(["2", "", "", "", "8"], "b")]);
    expect(notes.map((note) => /line \d/.exec(note)?.[0])).toEqual(["line 4", "line 5", "line 6"]);
    const one = read('a\n\n1\n""\n\n2\n', "scoring");
    expect(one.columns[0]!.cells).toEqual(["", "1", "", "", "2"]);
    expect(one.notes).toEqual(["The scoring file: lines 2, 5 are blank: nothing is known of such a row."]);
  });

  test("to learn from has no row for a blank line, and what a short one lacks is empty", () => {
    const { columns, notes } = read("a,b\n1,2\n\n3\n");
    expect(columns[1]).toEqual(column(["2", ""], "b"));
    expect(notes).toEqual([
      "The training file: line 4 is shorter than the heading: what is not there counts as empty.",
    ]);
  });
});

describe("numbers", () => {
  test.each<[string[], NumberStyle, number[]]>([
    [["1", "2.5", "-3e2", ".5"], NumberStyle.plain, [1, 2.5, -300, 0.5]],
    [["1,234", "12", "1,234,567.5"], NumberStyle.commaThousands, [1234, 12, 1234567.5]],
    [["1,5", "2", "1.234,25"], NumberStyle.decimalComma, [1.5, 2, 1234.25]],
    [["1,234", "0,5"], NumberStyle.decimalComma, [1.234, 0.5]],
    [["KES 1,200", "Ksh 50", "1 000", "85%", "200/="], NumberStyle.commaThousands, [1200, 50, 1000, 85, 200]],
    [["12a", "", "1e999"], NumberStyle.plain, [Number.NaN, Number.NaN, Number.NaN]],
  ])("%j", (cells, style, values) => {
    expect(styleOf(cells)).toBe(style);
    expect(cells.map((cell) => parseNumber(cell, style))).toEqual(values);
  });
});

describe("a column", () => {
  const many = (of: (row: number) => string) => Array.from({ length: 40 }, (_, row) => of(row));
  test.each([
    ["numbers with a few words", many((row) => (row === 3 ? "ill" : `${row % 7}`)), { as: "number", unread: 1 }],
    ["words with gaps", many((row) => ["fees", "NA", ""][row % 3]!), { as: "category" }],
    ["dates", many((row) => `${(row % 28) + 1}/2/2026`), { as: "date" }],
    ["names", many((row) => `Learner ${row}`), { as: "ignored" }],
    ["row numbers", many((row) => `${row + 1}`), { as: "ignored", why: "it numbers the rows" }],
    ["one word", many(() => "yes"), { as: "ignored", why: "it is always the same" }],
    ["nothing", many(() => "?"), { as: "ignored", why: "it is empty" }],
    ["one word or a gap", many((row) => (row % 2 ? "yes" : "")), { as: "category" }],
  ])("of %s", (_, cells, reading) => {
    expect(readingOf(column(cells))).toMatchObject(reading);
  });

  test.each([
    ["fees_paid", "number"],
    ["unpaid", "number"],
    ["humid", "number"],
    ["age", "number"],
    ["learner_id", "ignored"],
    ["StudentID", "ignored"],
    ["passengerId", "ignored"],
    ["studentid", "ignored"],
    ["Adm no.", "ignored"],
  ])("called %j, of whole numbers that are all different, is read as %s", (name, as) => {
    const cells = many((row) => `${1000 + ((row * 17) % 40)}`);
    expect(readingOf(column(cells, name)).as).toBe(as);
  });

  test("that is not there is empty", () => {
    const reading = readingOf(column(["1", "3", "2"]));
    expect(readColumn(reading, undefined, 2)).toMatchObject({ values: Float64Array.of(Number.NaN, Number.NaN) });
  });
});

describe("a label", () => {
  const label = (cells: string[], event?: string) => readLabel(column(cells, "y"), event);
  test.each([
    [["yes", "no", "No", ""], undefined, [1, 0, 0]],
    [["TRUE", "FALSE"], undefined, [1, 0]],
    [["1", "0"], undefined, [1, 0]],
    [["1", "2", "1"], undefined, [0, 1, 0]],
    [["1", "0.0", "1.0", "0"], undefined, [1, 0, 1, 0]],
    [["1", "0.0", "1.0", "0"], "1.0", [1, 0, 1, 0]],
    [["yes", "N", "True", "0", "y"], undefined, [1, 0, 1, 0, 1]],
    [["stayed", "dropout"], undefined, [0, 1]],
    [["Left school", "Left school", "Still enrolled"], undefined, [1, 1, 0]],
    [["gone", "gone", "Active"], undefined, [1, 1, 0]],
    [["a", "b", "b"], undefined, [1, 0, 0]],
    [["a", "b", "b"], "B", [0, 1, 1]],
    [["no", "no"], undefined, [0, 0]],
    [["no", "", "no"], undefined, [0, 0]],
    [["left", "", "Left", "NA"], undefined, [1, 0, 1, 0]],
    [["1", ""], "1", [1, 0]],
    [["dropout", "enrolled", "graduate"], "Dropout", [1, 0, 0]],
  ])("%j with %s", (cells, event, labels) => {
    expect([...label(cells, event).labels]).toEqual(labels);
  });

  test.each([
    [["a", "b", "c"], undefined, "3 different values"],
    [["", "NA"], undefined, "is empty"],
    [["maybe", "maybe"], undefined, "always says"],
    [["a", "b"], "c", "never says"],
  ])("%j with %s is refused", (cells, event, why) => {
    expect(() => label(cells, event)).toThrow(why);
  });

  test("is found but for capitals, and what there is is told", () => {
    expect(findLabel(read("A,Left\n1,2\n"), "left").name).toBe("Left");
    expect(() => findLabel(read("A,Left\n1,2\n"), "gone")).toThrow("A, Left");
  });
});
