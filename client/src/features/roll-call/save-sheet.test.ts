import { expect, test } from "vitest";
import { saveDraft } from "../../sync/outbox/save-draft";
import { CLASS, Phone } from "../../sync/testing/a-phone";
import { StandInServer } from "../../sync/testing/stand-in-server";
import type { Position } from "../../values/ids";
import type { Mark } from "../../values/mark";
import { beginSheet, heldMarks } from "./begin-sheet";
import { saveSheet } from "./save-sheet";
import { cycleMark, markAt, markRestPresent, setMark, type Sheet } from "./sheet";

const at = (position: number) => position as Position;
const texts = async (phone: Phone) => (await phone.db.outbox.toArray()).map(({ text }) => text);

/** What the screen does between opening a register and pressing Save. */
async function opened(phone: Phone): Promise<{ sheet: Sheet; save: (filled: Sheet) => Promise<void> }> {
  const view = await phone.sheet();
  return { sheet: beginSheet(view, heldMarks(view)), save: (filled) => saveSheet(phone.db, view, filled, 0) };
}

test("a first register states everyone on the list, whoever was left unmarked as not taken", async () => {
  const phone = await Phone.ready(new StandInServer().withClass(CLASS, 4));
  const { sheet, save } = await opened(phone);
  const three = markRestPresent(sheet, [at(1), at(2), at(3)]);
  await save(setMark(three, at(2), { status: "L", minutesLate: 15 }));
  expect((await texts(phone)).map((text) => text.split(" ")[5])).toEqual(["PL2@15N4"]);
});

test("a correction says only what was changed", async () => {
  const phone = await Phone.ready(new StandInServer().withClass(CLASS, 4));
  await phone.takes({ 1: { status: "A" } });
  await phone.sync();
  const { sheet, save } = await opened(phone);
  await save(cycleMark(setMark(sheet, at(1), { status: "P" }), at(3)));
  expect((await texts(phone)).map((text) => text.split(" ").slice(1, 5).join(" "))).toEqual([
    `f ${CLASS} 261123m P1`,
    `f ${CLASS} 261123m A3`,
  ]);
});

test("a sheet begun before comes back, and saving it lets go of it", async () => {
  const phone = await Phone.ready(new StandInServer().withClass(CLASS, 2));
  const marks = new Map<Position, Mark>([[at(2), { status: "E" }]]);
  await saveDraft(phone.db, { ...(await phone.sheet()), marks });
  const { sheet, save } = await opened(phone);
  expect(markAt(sheet, at(2))).toEqual({ status: "E" });
  await save(sheet);
  expect(await phone.sheet()).toMatchObject({ draft: null, state: "saved" });
});

test("a refused register comes back with every mark, and saving it answers for the refusal", async () => {
  const phone = await Phone.ready(new StandInServer().withClass(CLASS, 3));
  await phone.takes({ 2: { status: "A" } });
  await phone.db.outbox.toCollection().modify({ state: "rejected", code: "TERM_CLOSED" });
  const { sheet, save } = await opened(phone);
  expect([1, 2, 3].map((position) => markAt(sheet, at(position)).status).join("")).toBe("PAP");
  await save(sheet);
  const rows = await phone.db.outbox.toArray();
  expect(rows.map(({ state, text }) => [state, text.split(" ")[5]])).toEqual([["waiting", "PA2"]]);
});
