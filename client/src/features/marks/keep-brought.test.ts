import { beforeEach, expect, it } from "vitest";
import { getMeta } from "../../db/meta";
import { type ClassMarks, readMarks } from "../../db/read-marks";
import { saveScores } from "../../sync/outbox/save-scores";
import { CLASS, MONDAY, Phone } from "../../sync/testing/a-phone";
import { StandInServer } from "../../sync/testing/stand-in-server";
import type { AssessmentId, Position } from "../../values/ids";
import { parseCsv } from "../../values/parse-csv";
import { NO_SCORE, type Score } from "../../values/score";
import { saveBrought, undoBrought } from "./keep-brought";
import { readScoreTable } from "./score-file";

const MATHS = 340 as AssessmentId;
const scope = 10 + CLASS;

let server: StandInServer;
let phone: Phone;

beforeEach(async () => {
  server = new StandInServer().withClass(CLASS, 4);
  server.put(scope, `a${MATHS}`, "E|Mathematics|End of term|100|261120|||3||100");
  server.put(scope, "a341", "E|English|End of term|100|261120|||4||100");
  server.put(scope, `s${MATHS}`, "ZjA");
  phone = await Phone.ready(server);
});

const shown = async (): Promise<ClassMarks> => (await readMarks(phone.db, MONDAY, CLASS))![0]!;
const said = async () =>
  (await shown()).sheets.map(({ assessment, held }) =>
    [assessment.assessmentId, ...[...held].map(([position, score]) => `${position} ${score}`)].join(", "),
  );
const bring = async (text: string) => {
  const now = await shown();
  const { changes } = readScoreTable(parseCsv(text), now.learners, now.sheets);
  await saveBrought(phone.db, now, "marks.csv", changes, 0);
  return changes.length;
};
const undo = async () => undoBrought(phone.db, MONDAY, (await getMeta(phone.db, "brought"))!, 0);

it("saves what a file says otherwise, on all its sheets, and says it once", async () => {
  const file = "Adm,Name,#340,#341\n001,,51,70\n003,,90,\n004,,X,71\n";
  expect(await bring(file)).toBe(5);
  expect(await said()).toEqual(["341, 1 70, 4 71", "340, 1 51, 2 60, 3 90, 4 X"]);
  expect(await bring(file)).toBe(0);
  const texts = (await phone.db.outbox.toArray()).map(({ text }) => text.split(" ").slice(1, 6).join(" "));
  expect(texts).toEqual([`s ${CLASS} 340 1 a@3:>X`, `s ${CLASS} 341 1 t@4:u`]);
});

it("puts back what stood before, but for what was changed since", async () => {
  await bring("Adm,Name,#340,#341\n001,,51,70\n003,,90,\n004,,X,71\n");
  const { classId, rosterRev, seen } = await shown();
  const later = new Map([[3 as Position, "91" as Score]]);
  await saveScores(phone.db, { classId, assessmentId: MATHS, rosterRev, seen, scores: later }, 0);
  expect(await undo()).toBe(4);
  expect(await said()).toEqual(["341", "340, 1 50, 2 60, 3 91"]);
  expect(await getMeta(phone.db, "brought")).toBeUndefined();
  expect((await shown()).sheets[1]?.held.get(4 as Position) ?? NO_SCORE).toBe(NO_SCORE);
});

it("puts nothing back on a sheet that was submitted since", async () => {
  await bring("Adm,Name,#340\n001,,51\n");
  server.put(scope, `a${MATHS}`, "E|Mathematics|End of term|100|261120|7|1795420805|3||100");
  await phone.sync();
  expect(await undo()).toBe(0);
});
