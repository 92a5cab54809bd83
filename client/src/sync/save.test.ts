import { describe, expect, it } from "vitest";
import type { Position } from "../values/ids";
import type { Mark } from "../values/mark";
import { saveDraft } from "./outbox/save-draft";
import { saveRollCall } from "./outbox/save-roll-call";
import { CLASS, Phone } from "./testing/a-phone";
import { StandInServer } from "./testing/stand-in-server";

const marks = (said: Record<number, Mark>) =>
  new Map(Object.entries(said).map(([position, mark]) => [Number(position) as Position, mark]));

describe("saving a register", () => {
  it("says of a learner without a mark that they were not taken, never that they were present", async () => {
    const phone = await Phone.ready(new StandInServer().withClass(CLASS, 4));
    await saveRollCall(
      phone.db,
      { ...(await phone.sheet()), marks: marks({ 1: { status: "P" }, 3: { status: "A" } }) },
      0,
    );
    expect(await texts(phone)).toEqual([`1 r ${CLASS} 261123m 1 PN2A3N4 5 0`]);
  });

  it("speaks of the roster the sheet was begun with, not of who joined since", async () => {
    const server = new StandInServer().withClass(CLASS, 2);
    const phone = await Phone.ready(server);
    const begun = await phone.sheet();
    server.put(10 + CLASS, "l3", "9|003|Late Comer|F|2|");
    server.put(10 + CLASS, "v", "2");
    await phone.sync();
    await saveRollCall(phone.db, { ...begun, marks: marks({ 1: { status: "P" }, 2: { status: "P" } }) }, 0);
    expect(await texts(phone)).toEqual([`1 r ${CLASS} 261123m 1 P 3 0`]);
  });

  it("numbers what is said in turn, from two tabs at once", async () => {
    const phone = await Phone.ready(new StandInServer().withClass(CLASS, 2));
    const other = phone.tab();
    const tabs = Array.from({ length: 20 }, (_, at) => (at % 2 ? phone : other));
    await Promise.all(tabs.map((tab) => tab.fixes(1, { status: "A" })));
    const rows = await phone.db.outbox.toArray();
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  it("writes all of it or nothing", async () => {
    const phone = await Phone.ready(new StandInServer().withClass(CLASS, 2));
    const sheet = { ...(await phone.sheet()), marks: marks({ 1: { status: "A" } }) };
    await saveDraft(phone.db, sheet);
    phone.db.drafts.hook("deleting", () => {
      throw new Error("The disk is full.");
    });
    await expect(saveRollCall(phone.db, sheet)).rejects.toThrow("The disk is full.");
    expect(await texts(phone)).toEqual([]);
    expect(await phone.db.meta.get("counter")).toBeUndefined();
    expect((await phone.sheet()).draft?.marks).toEqual(sheet.marks);
  });

  it("refuses to guess at a class whose list is gone", async () => {
    const phone = await Phone.ready(new StandInServer().withClass(CLASS, 2));
    const sheet = { ...(await phone.sheet()), marks: marks({ 1: { status: "A" } }), learners: [] };
    await expect(saveRollCall(phone.db, sheet)).rejects.toThrow("without learners");
  });

  it("keeps a sheet that was begun, and lets go of it once it is saved", async () => {
    const phone = await Phone.ready(new StandInServer().withClass(CLASS, 2));
    const begun = { ...(await phone.sheet()), marks: marks({ 1: { status: "L", minutesLate: 20 } }) };
    await saveDraft(phone.db, begun);
    phone.db.close();
    const reopened = phone.tab();
    expect(await reopened.sheet()).toMatchObject({ state: "draft", draft: { seen: begun.seen, marks: begun.marks } });
    await saveRollCall(reopened.db, begun);
    expect(await reopened.sheet()).toMatchObject({ state: "saved", draft: null });
  });
});

const texts = async (phone: Phone) => (await phone.db.outbox.toArray()).map(({ text }) => text);
