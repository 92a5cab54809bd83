import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../src/errors.js";
import { planOf } from "./roster-file.js";

const HEADINGS = "adm,name,class\n";
const text = (content: string) => new TextEncoder().encode(content);

type Case = { name: string; file: Uint8Array; says: RegExp };

const cases: Case[] = [
  { name: "nothing", file: text(""), says: /empty/ },
  { name: "only blanks", file: text("\uFEFF \r\n\t\r\n"), says: /empty/ },
  { name: "headings alone", file: text(HEADINGS), says: /headings but no learners/ },
  { name: "an Excel workbook", file: Buffer.from("504b030414000600", "hex"), says: /Excel workbook.*save it as CSV/ },
  {
    name: "an old Excel workbook",
    file: Buffer.from("d0cf11e0a1b11ae1", "hex"),
    says: /old Excel workbook.*save it as CSV/,
  },
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
    says: /no column for the admission number.*, the name.* and the class/,
  },
  {
    name: "no class",
    file: text("adm,name\n1,Achieng\n"),
    says: /no column for the class.*Its headings are: adm, name\./,
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
  it.each(cases)("is refused in words: $name", ({ file, says }) => {
    const reading = () => planOf(file);
    expect(reading).toThrow(Refusal);
    expect(reading).toThrow(says);
  });
});

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
