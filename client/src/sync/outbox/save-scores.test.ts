import { beforeEach, describe, expect, it } from "vitest";
import { readScoreSheet } from "../../db/read-score-sheet";
import { readTray } from "../../db/read-tray";
import type { AssessmentId, Position } from "../../values/ids";
import type { Score } from "../../values/score";
import { reopenSheet, submitSheet } from "./close-sheet";
import { discardOperation } from "./discard-operation";
import { retryOperation } from "./retry-operation";
import { saveScores } from "./save-scores";
import { CLASS, Phone } from "../testing/a-phone";
import { StandInServer } from "../testing/stand-in-server";

const MATHS = 340 as AssessmentId;
const scope = 10 + CLASS;

let server: StandInServer;
let phone: Phone;

beforeEach(async () => {
  server = new StandInServer().withClass(CLASS, 4);
  server.put(scope, `a${MATHS}`, "E|Mathematics|End of term|100|261120||");
  phone = await Phone.ready(server);
});

const sheet = async () => {
  const held = await readScoreSheet(phone.db, CLASS, MATHS);
  if (!held) throw new Error("The phone holds nothing of the sheet.");
  return { ...held, assessmentId: MATHS };
};
const enter = async (scores: Record<number, string>) => {
  const entries = Object.entries(scores).map(([position, score]) => [Number(position), score] as const);
  await saveScores(phone.db, { ...(await sheet()), scores: new Map(entries as [Position, Score][]) }, 0);
};
const shown = async () =>
  [...(await sheet()).shown.scores.values()].map(({ position, score }) => `${position} ${score}`);
const texts = async () => (await phone.db.outbox.orderBy("n").toArray()).map(({ text }) => text);
const refuse = (n: number, code: string) => phone.db.outbox.update(n as never, { state: "rejected", code });

describe("scores saved on a phone", () => {
  it("are queued in roster order and shown at once", async () => {
    await enter({ 3: "A", 1: "67", 2: "45.5" });
    const { seen } = await sheet();
    expect(await texts()).toEqual([`1 s ${CLASS} 340 1 q(45.5)A ${seen} 0`]);
    expect(await shown()).toEqual(["1 67", "2 45.5", "3 A"]);
    expect((await sheet()).waiting).toBe(1);
  });

  it("lie over what the school has, until it answers", async () => {
    server.put(scope, `s${MATHS}`, "Zj!kA");
    await phone.sync();
    await enter({ 1: "51", 3: "-" });
    const held = await sheet();
    expect(await shown()).toEqual(["1 51", "2 60"]);
    expect(held.shown.scores.get(2 as Position)?.others).toEqual(["61"]);
    expect([...held.confirmed.scores.keys()]).toEqual([1, 2, 3]);
  });

  it("are shown under the number that a learner came back with, lest who sees none there replace them unknowing", async () => {
    server.put(scope, "l2", "502|0002|Barasa|M|1|2");
    server.put(scope, "l5", "502|0002|Barasa|M|3|");
    server.put(scope, `s${MATHS}`, "Zj!k");
    await phone.sync();
    expect(await shown()).toEqual(["1 50", "5 60"]);
    expect((await sheet()).confirmed.scores.get(5 as Position)).toMatchObject({ score: "60", others: ["61"] });
    await enter({ 5: "62" });
    expect(await shown()).toEqual(["1 50", "5 62"]);
  });

  it("are signed off, and opened again", async () => {
    await submitSheet(phone.db, await sheet(), 0);
    expect((await sheet()).shown.submitted).toBe(true);
    await reopenSheet(phone.db, await sheet(), 0);
    expect((await sheet()).shown.submitted).toBe(false);
    const { seen } = await sheet();
    expect(await texts()).toEqual([`1 b ${CLASS} 340 ${seen} 0`, `2 o ${CLASS} 340 ${seen} 0`]);
  });

  it("are written all or not at all", async () => {
    phone.db.outbox.hook("creating", () => {
      throw new Error("The disk is full.");
    });
    await expect(enter({ 1: "67" })).rejects.toThrow("The disk is full.");
    expect(await texts()).toEqual([]);
    expect(await phone.db.meta.get("counter")).toBeUndefined();
  });

  it("go in several operations where one has no room", async () => {
    await enter(Object.fromEntries(Array.from({ length: 125 }, (_, index) => [index + 1, "50"])));
    expect((await texts()).map((text) => text.split(" ")[5]!.length)).toEqual([120, "@121:".length + 5]);
  });
});

describe("refused scores", () => {
  it("stand in the tray with what they are about", async () => {
    await enter({ 1: "67" });
    await refuse(1, "SHEET_SUBMITTED");
    const [item] = (await readTray(phone.db)).operations;
    expect(item).toMatchObject({
      code: "SHEET_SUBMITTED",
      assessment: "Mathematics, End of term",
      cells: [],
      maximum: 100,
    });
    expect(item?.operation.kind).toBe("scores");
    expect(await shown()).toEqual([]);
    expect((await sheet()).troubled).toHaveLength(1);
  });

  it("keep later scores of the same learners and the signing off waiting, and nothing else", async () => {
    await enter({ 1: "67", 2: "50" });
    await refuse(1, "IMPOSSIBLE_SCORE");
    await enter({ 2: "51" });
    await enter({ 3: "70" });
    await submitSheet(phone.db, await sheet(), 0);
    await reopenSheet(phone.db, await sheet(), 0);
    await phone.sync();
    expect(server.applied.map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual(["3 s", "5 o"]);
    await discardOperation(phone.db, 1 as never, "Mistake");
    await phone.sync();
    expect(server.applied.map((text) => text.split(" ")[0])).toEqual(["3", "5", "2", "4"]);
  });

  it("are settled once all they said was said anew, and only then", async () => {
    await enter({ 1: "67", 2: "150" });
    await refuse(1, "IMPOSSIBLE_SCORE");
    await enter({ 2: "15" });
    expect((await sheet()).troubled).toHaveLength(1);
    await enter({ 1: "67", 2: "15" });
    expect((await sheet()).troubled).toHaveLength(0);
    expect((await phone.db.sent.get(1 as never))?.outcome).toBe("REPLACED");
  });

  it("are sent again under a new number", async () => {
    await enter({ 1: "67" });
    await refuse(1, "SHEET_SUBMITTED");
    const [before] = await texts();
    await retryOperation(phone.db, 1 as never);
    expect(await texts()).toEqual([before!.replace(/^1 /, "2 ")]);
  });
});
