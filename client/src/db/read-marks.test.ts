import { beforeEach, describe, expect, it } from "vitest";
import { saveScores } from "../sync/outbox/save-scores";
import { CLASS, MONDAY, Phone } from "../sync/testing/a-phone";
import { StandInServer } from "../sync/testing/stand-in-server";
import type { AssessmentId, Position } from "../values/ids";
import type { Score } from "../values/score";
import { sheetKey } from "../values/sheet-operation";
import { countTray } from "./count-tray";
import { readMarks } from "./read-marks";
import { readProposals } from "./read-proposals";

const MATHS = 340 as AssessmentId;
const OPEN = "E|Mathematics|End of term|100|261120|||3||100";
const scope = 10 + CLASS;
const USER = 2;

let server: StandInServer;
let phone: Phone;

beforeEach(async () => {
  server = new StandInServer().withClass(CLASS, 4);
  server.put(scope, `a${MATHS}`, OPEN);
  phone = await Phone.ready(server);
});

const shown = async () => (await readMarks(phone.db, MONDAY))![0]!;
const sheet = async () => (await shown()).sheets[0]!;
const tell = async (line: string, item = `s${MATHS}`) => {
  server.put(scope, item, line);
  await phone.sync();
};
const enter = async (scores: Record<number, string>) => {
  const entries = Object.entries(scores).map(([position, score]) => [Number(position), score] as [Position, Score]);
  await saveScores(phone.db, { ...(await shown()), assessmentId: MATHS, scores: new Map(entries) }, 0);
};

describe("where the sheets of a class stand", () => {
  it("goes from empty over saved and sent to submitted and approved", async () => {
    expect(await sheet()).toMatchObject({ state: "empty", entered: 0, of: 4, submitted: false, mine: true });
    await enter({ 1: "67", 2: "A" });
    expect(await sheet()).toMatchObject({ state: "saved", entered: 2 });
    await phone.db.outbox.clear();
    await tell("qA");
    expect(await sheet()).toMatchObject({ state: "sent", entered: 2, contested: 0 });
    await tell("E|Mathematics|End of term|100|261120|7|1795420805|3||100", `a${MATHS}`);
    expect(await sheet()).toMatchObject({ state: "submitted", submitted: true });
    await tell("E|Mathematics|End of term|100|261120|7|1795420805|3||100|1", `a${MATHS}`);
    expect(await sheet()).toMatchObject({ state: "approved" });
  });

  it("needs its teacher for two scores of one learner, for what was refused, and tells of a draft", async () => {
    const { classId, rosterRev, seen } = await shown();
    const typed = new Map([[1 as Position, "1"]]);
    await phone.db.drafts.put({ classId, key: sheetKey(MATHS), rosterRev, seen, typed, at: 0 });
    expect((await sheet()).state).toBe("draft");
    await tell("q!rA");
    expect(await sheet()).toMatchObject({ state: "needs-you", contested: 1 });
    await tell("qA");
    await enter({ 1: "101" });
    await phone.db.outbox.toCollection().modify({ state: "rejected", code: "IMPOSSIBLE_SCORE" });
    expect((await sheet()).state).toBe("needs-you");
  });

  it("are a teacher's own by the subjects they are named for, and all of a class teacher's", async () => {
    server.put(scope, "a341", "E|English|End of term|100|261120|||4||100");
    server.put(scope, "a342", "E|Old|End of term|100|261120||");
    server.put(USER, `j${CLASS}`, "4");
    await phone.sync();
    const own = async () => (await shown()).sheets.map(({ assessment, mine }) => [assessment.subject, mine]);
    expect(await own()).toEqual([
      ["English", true],
      ["Mathematics", true],
      ["Old", true],
    ]);
    server.put(USER, `k${CLASS}`, "subject");
    await phone.sync();
    expect(await own()).toEqual([
      ["English", true],
      ["Mathematics", false],
      ["Old", true],
    ]);
  });
});

describe("two scores of one learner", () => {
  const contest = async () => {
    server.put(USER, `p${MATHS * 10_000 + 2}`, `${CLASS}|${MATHS}|2|60|61|Achieng Odhiambo|1795420805`);
    await tell("qj!k");
  };

  it("wait in the tray until one is chosen here", async () => {
    await contest();
    expect(await countTray(phone.db)).toBe(1);
    expect(await readProposals(phone.db)).toMatchObject([
      { className: "Grade 7 East", cells: [{ learner: { position: 2 }, score: { score: "60", others: ["61"] } }] },
    ]);
    await enter({ 1: "70" });
    expect(await countTray(phone.db)).toBe(1);
    await enter({ 2: "60" });
    expect(await countTray(phone.db)).toBe(0);
    expect(await readProposals(phone.db)).toEqual([]);
  });

  it("wait no more once somebody else chose, or the sheet was submitted", async () => {
    await contest();
    await tell("qk");
    expect(await countTray(phone.db)).toBe(0);
    await contest();
    expect(await countTray(phone.db)).toBe(1);
    await tell("E|Mathematics|End of term|100|261120|7|1795420805|3||100", `a${MATHS}`);
    expect(await countTray(phone.db)).toBe(0);
    expect(await readProposals(phone.db)).toEqual([]);
  });
});
