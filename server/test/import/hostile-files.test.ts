import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/errors.js";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import { unpackWorkbook } from "../../src/platform/spreadsheet/workbook-parts.js";
import { aWorkbook, zipOf } from "./a-workbook.js";
import { planOf, planOfFile } from "./roster-file.js";

const HEADINGS = "adm,name,class\n";
const text = (content: string) => new TextEncoder().encode(content);

type Case = { name: string; file: Uint8Array; says: RegExp };

const cases: Case[] = [
  { name: "nothing", file: text(""), says: /empty/ },
  { name: "only blanks", file: text("\uFEFF \r\n\t\r\n"), says: /empty/ },
  { name: "headings alone", file: text(HEADINGS), says: /headings but no learners/ },
  { name: "a workbook cut short", file: Buffer.from("504b030414000600", "hex"), says: /damaged.*save it again/ },
  { name: "an old workbook", file: Buffer.from("d0cf11e0a1b11ae1", "hex"), says: /old Excel workbook \(\.xls\)/ },
  { name: "a web page named .xls", file: text("<html><table><tr><td>Adm</td></tr></table>"), says: /web page/ },
  { name: "a PDF", file: text("%PDF-1.7\n1 0 obj"), says: /PDF/ },
  { name: "a picture", file: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), says: /not text/ },
  { name: "compressed bytes", file: gzipSync("adm,name,class\n".repeat(50)), says: /not text/ },
  {
    name: "bytes without a zero",
    file: Buffer.from(Array.from({ length: 5000 }, (_, index) => 1 + (index % 31))),
    says: /not text/,
  },
  { name: "50 MB", file: Buffer.alloc(50 * 1024 * 1024, "a,b,c\n"), says: /50 MB.*at most 5 MB/ },
  {
    name: "no headings",
    file: text("1,Achieng,Grade 7\n2,Barasa,Grade 7\n"),
    says: /no column for Adm No .*, Name .*, Class/,
  },
  {
    name: "no class",
    file: text("adm,name\n1,Achieng\n"),
    says: /no column for Class.*Its headings are: adm, name\./,
  },
  { name: "more than 10,000 rows", file: text(HEADINGS + "1,a,G7\n".repeat(10_001)), says: /more than 10000 rows/ },
  { name: "millions of line ends", file: text(HEADINGS + "\n".repeat(4_000_000)), says: /more than 10000 rows/ },
  {
    name: "a quotation mark never closed",
    file: text(`${HEADINGS}1,"Achieng,G7\n2,Barasa,G7\n`),
    says: /line 2 .*quotation mark/,
  },
  { name: "one endless row", file: text(`${HEADINGS}${"x,".repeat(1_000_000)}`), says: /too long/ },
];

describe("a file that is no class list", () => {
  it.each(cases)("is refused in words: $name", async ({ file, says }) => {
    const reading = planOfFile(file);
    await expect(reading).rejects.toThrow(Refusal);
    await expect(reading).rejects.toThrow(says);
  });
});

describe("a workbook that is no class list", () => {
  const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
  const sheet = async (cells: string) => zipOf({ ...(await partsOf([["a"]])), "xl/worksheets/sheet1.xml": cells });
  type Made = { name: string; file: () => Promise<Uint8Array> | Uint8Array; says: RegExp };
  const made: Made[] = [
    {
      name: "locked",
      file: () => writeXlsx({ sheets: [{ name: "a", rows: [["x"]] }], encryption: { password: "p", spinCount: 10 } }),
      says: /locked with a password/,
    },
    {
      name: "a bomb",
      file: () => zipOf({ "xl/workbook.xml": "", "xl/worksheets/sheet1.xml": zeros(200) }),
      says: /far more than a list/,
    },
    {
      name: "a bomb that lies about its size",
      file: () => zipOf({ "a.xml": zeros(200) }, 5),
      says: /far more than a list/,
    },
    {
      name: "a bomb of many parts",
      file: () => zipOf(Object.fromEntries(Array.from({ length: 30 }, (_, part) => [`${part}.xml`, zeros(4)]))),
      says: /far more than a list/,
    },
    {
      name: "with macros",
      file: async () => zipOf({ ...(await partsOf([["a"]])), "xl/vbaProject.bin": "x" }),
      says: /macros.*\(\.xlsx\)/,
    },
    { name: "OpenDocument", file: () => zipOf({ mimetype: "x", "content.xml": "<a/>" }), says: /OpenDocument/ },
    { name: "a Word document", file: () => zipOf({ "word/document.xml": "<a/>" }), says: /Word document/ },
    { name: "an archive of lists", file: () => zipOf({ "list.csv": HEADINGS }), says: /archive.*Unpack it/ },
    { name: "empty", file: () => aWorkbook([]), says: /first sheet of this workbook is empty/ },
    { name: "headings alone", file: () => aWorkbook([["adm", "name", "class"]]), says: /headings but no learners/ },
    {
      name: "of no known headings",
      file: () =>
        aWorkbook([
          ["a", "b"],
          ["1", "2"],
        ]),
      says: /no column for Adm No/,
    },
    {
      name: "more than 10,000 rows",
      file: () =>
        aWorkbook([["adm", "name", "class"], ...Array.from({ length: 10_001 }, (_, row) => [row, "A B", "G7"])]),
      says: /more than 10000 rows/,
    },
    {
      name: "a cell at the end of the world",
      file: () =>
        sheet(
          '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>',
        ),
      says: /beyond its first 256 columns/,
    },
    {
      name: "of a million cells",
      file: () =>
        sheet(`<worksheet><sheetData>${'<row><c r="IV1"><v>1</v></c></row>'.repeat(4000)}</sheetData></worksheet>`),
      says: /more cells than a list/,
    },
    {
      name: "of one endless text in thousands of cells",
      file: async () => {
        const cells = '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(10_000);
        const blanks = `<sst><si><t xml:space="preserve">${" ".repeat(4_000_000)}</t></si></sst>`;
        const parts = { ...(await partsOf([["a"]])), "xl/sharedStrings.xml": blanks };
        return zipOf({
          ...parts,
          "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
        });
      },
      says: /more text in it than a list/,
    },
    {
      name: "no XML",
      file: () => sheet("<worksheet><sheetData><row"),
      says: /cannot be read|first sheet of this workbook is empty/,
    },
  ];
  it.each(made)("is refused in words: $name", async ({ file, says }) => {
    const reading = planOfFile(await file());
    await expect(reading).rejects.toThrow(Refusal);
    await expect(reading).rejects.toThrow(says);
  });

  it("is read when it is one, named as anything: a CSV called .xlsx, 10,000 rows, formulas for what they came to", async () => {
    expect((await planOfFile(text(`${HEADINGS}1,Achieng,G7\n`))).summary.newLearners).toBe(1);
    const rows = Array.from({ length: 10_000 }, (_, row) => [
      row + 1,
      `Learner ${row}`,
      `Grade ${(row % 9) + 1} ${row % 13}`,
    ]);
    expect((await planOfFile(await aWorkbook([["adm", "name", "class"], ...rows]))).summary).toMatchObject({
      rows: 10_000,
    });
    const cells = new Map([
      ["1,1", { value: "Barasa", type: "formula" as const, formula: "HYPERLINK(1)", formulaResult: "Barasa" }],
    ]);
    const file = await writeXlsx({
      sheets: [
        {
          name: "a",
          rows: [
            ["adm", "name", "class"],
            ["=1+1", "x", "G7"],
          ],
          cells,
        },
      ],
    });
    const { admissions } = await planOfFile(file);
    expect(admissions.map(({ learner }) => [learner.admissionNumber, learner.name])).toEqual([["=1+1", "Barasa"]]);
  });

  it("keeps what a spreadsheet shows: zeros before a number, a date's day, a phone without its zero", async () => {
    const rows = [
      ["Adm No", "Name", "Class", "DOB", "Phone"],
      [45, "Achieng Otieno", "7", new Date("2014-12-31"), 712345678],
      [46, "Barasa Wafula", 7, 42004, 254712345679],
    ];
    const file = await writeXlsx({ sheets: [{ name: "a", rows, columns: [{ numFmt: "0000" }] }] });
    const { admissions, faults } = await planOfFile(file);
    expect(faults).toEqual([]);
    expect(
      admissions.map(({ learner, contacts }) => [learner.admissionNumber, learner.birthDate, contacts[0]?.phone]),
    ).toEqual([
      ["0045", "2014-12-31", "+254712345678"],
      ["0046", "2014-12-31", "+254712345679"],
    ]);
  });
});

/** The parts of a workbook as they are before they are packed. */
const partsOf = async (rows: CellValue[][]): Promise<Record<string, string>> => {
  const parts = await unpackWorkbook(await aWorkbook(rows));
  return Object.fromEntries([...parts].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
};

describe("a row that means harm", () => {
  it("stays text, whatever a spreadsheet would make of it", () => {
    const { admissions } = planOf(`${HEADINGS}=1+1,"=cmd|' /C calc'!A0",G7\n+2,@SUM(A1),G7\n`);
    expect(admissions.map(({ learner }) => [learner.admissionNumber, learner.name])).toEqual([
      ["=1+1", "=cmd' /C calc'!A0"],
      ["+2", "@SUM(A1)"],
    ]);
  });

  it("cannot break a line of the feed", () => {
    const { admissions } = planOf(`${HEADINGS}1|2,"Achieng\r\nOdhiambo\u2028|F|1|",G7 Ea|st\n`);
    const [row] = admissions;
    expect([row?.learner.admissionNumber, row?.learner.name, row?.schoolClass.stream]).toEqual([
      "12",
      "Achieng Odhiambo F1",
      "East",
    ]);
  });

  it("is read before the test gives up, however it is made", () => {
    const long = "a".repeat(4000);
    const rows = Array.from({ length: 600 }, (_, index) => `${index},${long},"7${" ".repeat(2000)}E"`);
    const { summary } = planOf(`${HEADINGS}${rows.join("\n")}`);
    expect(summary.faultyRows).toBeGreaterThan(500);
  });
});
