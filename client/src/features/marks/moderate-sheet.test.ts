import { beforeEach, expect, it } from "vitest";
import { CLASS, Phone } from "../../sync/testing/a-phone";
import { StandInServer } from "../../sync/testing/stand-in-server";
import type { AssessmentId, Position } from "../../values/ids";
import type { Score } from "../../values/score";
import { retryOperation } from "../../sync/outbox/retry-operation";
import { begunEdits } from "./held-scores";
import { moderateSheet, readReason } from "./moderate-sheet";
import type { Adjustment } from "./moderate";
import { readSheetPage } from "./read-sheet-page";

const MATHS = 340 as AssessmentId;
const scope = 10 + CLASS;

let server: StandInServer;
let phone: Phone;

beforeEach(async () => {
  server = new StandInServer().withClass(CLASS, 4);
  server.put(scope, `a${MATHS}`, "E|Mathematics|End of term|100|261120|17|1795420805");
  server.put(scope, `s${MATHS}`, "ZjA");
  phone = await Phone.ready(server);
});

const page = async () => (await readSheetPage(phone.db, CLASS, MATHS))!;
const texts = async () => (await phone.db.outbox.orderBy("n").toArray()).map(({ text }) => text);
async function moderates(adjustment: Adjustment, reason: string): Promise<void> {
  const scores = new Map([[1 as Position, "55" as Score]]);
  await moderateSheet(phone.db, { ...(await page()), assessmentId: MATHS, scores }, adjustment, reason, 0);
}

it("is one thing said, with how and why, and leaves the sheet submitted", async () => {
  const { seen } = await page();
  await moderates({ kind: "add", tenths: 50 }, "The paper was too long");
  await moderates({ kind: "add", tenths: -25 }, "Question 3 twice");
  await moderates({ kind: "scale", outOf: 80 }, "Out of 80");
  const said = (n: number, how: string) => `${n} m ${CLASS} 340 1 e ${seen} 0 ${how}`;
  expect(await texts()).toEqual([
    said(1, "+5 The paper was too long"),
    said(2, "-2.5 Question 3 twice"),
    said(3, "/80 Out of 80"),
  ]);
  const { shown, waiting } = await page();
  expect([shown.submitted, shown.scores.get(1 as Position)?.score, waiting]).toEqual([true, "55", 3]);
});

it("keeps its reason when it is sent again, and is not taken for marks to be entered", async () => {
  await moderates({ kind: "add", tenths: 50 }, "The paper was too long");
  await phone.db.outbox.update(1 as never, { state: "rejected", code: "SHEET_OPEN" });
  expect(begunEdits(await page())).toEqual(new Map());
  await retryOperation(phone.db, 1 as never);
  expect(await texts()).toEqual([expect.stringMatching(/^2 m .* \+5 The paper was too long$/)]);
});

it.each([
  ["", null],
  [" ab ", null],
  [" abc ", "abc"],
  ["a\tb\n c|", "a b c"],
  ["x".repeat(200), "x".repeat(200)],
  ["x".repeat(201), null],
])("of what is typed, %j, keeps %j as the reason", (typed, reason) => {
  expect(readReason(typed)).toBe(reason);
});

it("is told of with who did it, when, how and why, the latest first", async () => {
  expect((await page()).moderations).toEqual([]);
  server.put(scope, `m${MATHS}`, "9|1795507205|/80|1|Out of 80|17|1795420805|+5|28|The paper was too long");
  await phone.sync();
  const names = (await page()).moderations.map(({ name, how, changed, reason }) => [name, how, changed, reason]);
  expect(names).toEqual([
    ["", "/80", 1, "Out of 80"],
    ["", "+5", 28, "The paper was too long"],
  ]);
});
