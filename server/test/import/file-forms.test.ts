import { describe, expect, it } from "vitest";
import { inShort, planOf } from "./roster-file.js";

const ROWS = [
  ["Adm No", "Name", "Class", "Gender", "DOB", "Guardian", "Phone", "Relationship"],
  ["17", "Wanjiru Ng'ang'a", "Grade 7 East", "F", "31/12/2013", "Njeri Ng'ang'a", "0712 345 678", "Mother"],
  ["18", "José Muñoz", "7 East", "Boy", "2014-01-05", "Ana Muñoz", "+254 733 000 111", ""],
];

const LEARNERS = [
  ["17", "Wanjiru Ng'ang'a", "F", "2013-12-31", "+254712345678"],
  ["18", "José Muñoz", "M", "2014-01-05", "+254733000111"],
];

const csv = (rows: string[][], delimiter: string, lineEnd: string) =>
  rows.map((row) => row.join(delimiter)).join(lineEnd);

const learnersOf = (file: string | Uint8Array) => {
  const { admissions, faults } = planOf(file);
  expect(faults.map(inShort)).toEqual([]);
  return admissions.map(({ learner, contacts }) => [
    learner.admissionNumber,
    learner.name,
    learner.sex,
    learner.birthDate,
    contacts[0]?.phone,
  ]);
};

/** Text in UTF-16, low byte first, with its mark. */
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
const bigEndian = (bytes: Buffer) => Buffer.from(bytes).swap16();

type Case = { name: string; file: string | Uint8Array };

const cases: Case[] = [
  ...[
    [",", "\n"],
    [";", "\r\n"],
    ["\t", "\r\n"],
    [",", "\r"],
  ].map(([delimiter = "", lineEnd = ""]) => ({
    name: `parted by ${JSON.stringify(delimiter)}, lines ended by ${JSON.stringify(lineEnd)}`,
    file: csv(ROWS, delimiter, lineEnd),
  })),
  { name: "UTF-8 with its mark", file: `\uFEFF${csv(ROWS, ",", "\n")}` },
  { name: "Windows-1252", file: Buffer.from(csv(ROWS, ";", "\r\n"), "latin1") },
  { name: "UTF-16, low byte first", file: utf16(csv(ROWS, "\t", "\r\n")) },
  { name: "UTF-16, high byte first", file: bigEndian(utf16(csv(ROWS, "\t", "\r\n"))) },
  { name: "the separator declared", file: `sep=;\r\n${csv(ROWS, ";", "\r\n")}` },
  {
    name: "every cell quoted",
    file: csv(
      ROWS.map((row) => row.map((cell) => `"${cell}"`)),
      ",",
      "\n",
    ),
  },
  {
    name: "titles above, blank lines and cells around",
    file: `ASILI PRIMARY SCHOOL,,\n\nClass list 2026,,,\n${csv(ROWS, ",", ",,\n\n")}\n\n,,,\n`,
  },
  {
    name: "columns in another order",
    file: csv(
      ROWS.map((row) => row.toReversed()),
      ",",
      "\n",
    ),
  },
  {
    name: "Kiswahili headings",
    file: csv(
      [
        ["Namba ya usajili", "Jina", "Darasa", "Jinsia", "Tarehe ya kuzaliwa", "Mzazi", "Simu", "Uhusiano"],
        ...ROWS.slice(1),
      ],
      ",",
      "\n",
    ),
  },
  {
    name: "headings in capitals, with signs",
    file: csv(
      [
        ["ADM. NO.", "LEARNER'S NAME", "CLASS:", "GENDER (M/F)", "D.O.B", "PARENT/GUARDIAN", "PHONE NO.", "RELATION"],
        ...ROWS.slice(1),
      ],
      ",",
      "\n",
    ),
  },
];

describe("a class list", () => {
  it.each(cases)("is read whatever wrote it: $name", ({ file }) => {
    expect(learnersOf(file)).toEqual(LEARNERS);
  });

  it("is read from names in parts and from a stream of its own", () => {
    const file =
      "reg no;surname;first name;other names;grade;stream\n5;Otieno;Brian;Odhiambo;Grade 8;WEST\n6;Chebet;Faith;;8;West\n";
    expect(planOf(file).admissions.map(({ learner, schoolClass }) => [learner.name, schoolClass])).toEqual([
      ["Brian Odhiambo Otieno", { grade: "G8", stream: "West" }],
      ["Faith Chebet", { grade: "G8", stream: "West" }],
    ]);
  });

  it("is read from the words of Kiswahili lists", () => {
    const file =
      "nambari ya usajili,majina,darasa,mkondo,jinsia,simu ya mama,simu ya baba,jina la mama\n" +
      "9,Mwanaisha Said,Darasa la saba,Mashariki,Msichana,0712000001,0112000002,Riziki Said\n10,Kahindi Baya,Grade 7 East,,Mvulana,,,\n";
    const { admissions, summary } = planOf(file);
    expect(admissions.map(({ learner }) => [learner.name, learner.sex])).toEqual([
      ["Mwanaisha Said", "F"],
      ["Kahindi Baya", "M"],
    ]);
    expect(admissions[0]?.contacts).toEqual([
      { name: "Riziki Said", phone: "+254712000001", relation: "Mother" },
      { name: "Guardian of Mwanaisha Said", phone: "+254112000002", relation: "Father" },
    ]);
    expect(summary.newClasses).toEqual(["Grade 7 Mashariki"]);
  });

  it("names lines as an editor counts them, whatever is in the cells", () => {
    const file = 'adm,name,class\n1,"Two\nlines",G7\n\n"2","Next; one",\n3,,G7';
    expect(planOf(file).faults.map(inShort)).toEqual(["5 CLASS_MISSING in class", "6 NAME_MISSING in name"]);
  });

  it("takes the first of two columns that say the same, and says so", () => {
    const { faults, admissions } = planOf("adm,name,class,full name,remarks\n1,Achieng,G7,Somebody,well");
    expect(faults.map(inShort)).toEqual([
      '1 COLUMN_REPEATED "full name" (name) in full name',
      '1 COLUMN_UNKNOWN "remarks" in remarks',
    ]);
    expect(admissions[0]?.learner.name).toBe("Achieng");
  });
});
