import { describe, expect, it } from "vitest";
import { decodeAssessmentLine } from "../../values/assessment-line";
import type { Position } from "../../values/ids";
import { parseCsv } from "../../values/parse-csv";
import { decodeRosterLearner } from "../../values/roster-learner";
import type { Score } from "../../values/score";
import { writeCsv } from "../../values/write-csv";
import { readScoreTable, scoreTable, type SheetOfFile } from "./score-file";

const LEARNERS = [
  decodeRosterLearner("l1", "501|0045|Achieng, Mary|F|1|"),
  decodeRosterLearner("l2", "502|0046|=Barasa|M|1|"),
  decodeRosterLearner("l3", "503|AP/7|Chebet|F|1|"),
];
const sheet = (key: string, line: string, held: Record<number, string>, submitted = false): SheetOfFile => ({
  assessment: decodeAssessmentLine(key, line),
  submitted,
  held: new Map(Object.entries(held).map(([position, score]) => [Number(position) as Position, score as Score])),
});
const MATHS = sheet("a340", "E|Mathematics|End of term|100|261120|||3||100", { 1: "67", 2: "A" });
const ESSAY = sheet("a7", "T|Kiswahili|Insha||260907||", { 1: "ME1" });
const CLOSED = sheet("a8", "E|English|End of term|100|261120|||4||100", { 1: "50" }, true);
const SHEETS = [MATHS, ESSAY, CLOSED];

const read = (text: string) => readScoreTable(parseCsv(text), LEARNERS, SHEETS);
const said = (text: string) => {
  const { changes, same, faults } = read(text);
  return {
    changes: changes.map(
      ({ assessment, learner, before, after }) => `${assessment.assessmentId} ${learner.position} ${before}>${after}`,
    ),
    same,
    faults: faults.map(({ line, column, why, value }) => `${column}${line} ${why} ${value}`),
  };
};

describe("a sheet of scores as a file", () => {
  it("says nothing new when it comes back as it was taken along", () => {
    const file = writeCsv(scoreTable(["Adm. no.", "Name"], LEARNERS, SHEETS));
    expect(file).toContain("'=Barasa");
    expect(said(file)).toEqual({ changes: [], same: 4, faults: [] });
  });

  it("says what was filled in, and nothing of the cells left empty", () => {
    const file = "Adm,Name,Maths (100) #340,Insha #7\n0045,,70,\n0046,,,EE\nAP/7,,x,be2\n";
    expect(said(file)).toEqual({
      changes: ["340 1 67>70", "7 2 ->EE", "340 3 ->X", "7 3 ->BE2"],
      same: 0,
      faults: [],
    });
  });

  it("finds learners whose number lost its zeros in a spreadsheet, whatever stands above the headings", () => {
    expect(said("Term 3\n\nNo,Name,#340\n45,,70\nap/7,,71\n").changes).toEqual(["340 1 67>70", "340 3 ->71"]);
  });

  it("tells what it does not take by line and column", () => {
    const file = [
      "Adm,Name,#340,#7,#8,#999",
      "0045,,101,67,60,5",
      "0046,,=SUM(A1:A9),,,",
      "0046,,50,,,",
      "9999,Nobody,50,,,",
      ",Nameless,50,,,",
      "AP/7,,4.55,ME9,,",
      "8888,Nothing said,,,,",
    ].join("\n");
    expect(said(file)).toEqual({
      changes: [],
      same: 0,
      faults: [
        "F1 unknownSheet #999",
        "C2 above 101",
        "D2 noLevel 67",
        "E2 submitted 60",
        "C3 formula =SUM(A1:A9)",
        "A4 twice 0046",
        "A5 unknownLearner 9999",
        "A6 noNumber ",
        "C7 decimals 4.55",
        "D7 noLevel ME9",
      ],
    });
  });

  it("knows a submitted sheet that says what it said", () => {
    expect(said("Adm,Name,#8\n0045,,50\n")).toEqual({ changes: [], same: 1, faults: [] });
  });

  it("takes nothing from a file without a sheet of the class", () => {
    expect(read("a,b\n1,2\n")).toEqual({ sheets: 0, changes: [], same: 0, faults: [] });
  });
});
