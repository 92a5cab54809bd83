import { describe, expect, it } from "vitest";
import { readToday } from "../db/read-today";
import { gather } from "./gather";
import { decodePage } from "./incoming";
import { takeAnswer } from "./take-answer";
import { CLASS, MONDAY, Phone } from "./testing/a-phone";
import { aServer, state, waiting } from "./testing/a-register";

describe("what is fetched", () => {
  it("is fetched afresh where it has come to differ", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    const scope = (await phone.db.scopes.where({ classId: CLASS }).first())!;
    await phone.db.items.delete([scope.id, "l3"]);
    await phone.db.scopes.update(scope.id, { digest: 1 });

    await phone.sync();
    expect((await phone.sheet()).learners).toHaveLength(45);
    expect(addUp(await phone.db.scopes.toArray())).toBe(server.digest());
  });

  it("is not fetched for ever when the two sides count differently", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    server.digest = () => 0;
    const first = server.requests.length;
    await phone.sync();
    await phone.sync();
    expect(server.requests.length - first).toBe(3);
  });

  it("leaves nothing behind of a class that is no longer this user's", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({ 4: { status: "A" } });
    await phone.sync();
    server.scopes.delete(10 + CLASS);
    server.put(2, `k${CLASS}`, "");
    server.access = "a2";
    await phone.sync();

    const raw = await Promise.all(phone.db.tables.map((table) => table.toArray()));
    expect(JSON.stringify(raw)).not.toContain("Learner 4");
    expect(JSON.stringify(raw)).not.toContain("261123m");
    expect(await readToday(phone.db, MONDAY)).toMatchObject({ classes: [] });
  });

  it("keeps nothing done with of a class that was given and taken while it was on its way", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({ 4: { status: "A" } });
    const scope = (await phone.db.scopes.where({ classId: CLASS }).first())!;
    await phone.db.scopes.delete(scope.id);
    const outgoing = await gather(phone.db, "1", 200, false);
    const verdict = {
      n: 1 as never,
      outcome: "APPLIED" as const,
      code: null,
      message: null,
      cells: null,
      seq: 47 as never,
    };
    const page = decodePage({ e: "e1", a: "a1", s: null, c: [], m: false, x: [], t: 0 });
    await takeAnswer(phone.ports, outgoing, [verdict], page);
    expect(await phone.db.outbox.count()).toBe(0);
    expect(await phone.db.sent.count()).toBe(0);

    // Without a page nobody knows whether they have the class again: the next tells.
    await phone.db.outbox.bulkAdd([...outgoing.batch]);
    await takeAnswer(phone.ports, outgoing, [verdict], null);
    expect(await phone.db.sent.count()).toBe(1);
    server.scopes.delete(10 + CLASS);
    await phone.sync();
    expect(await phone.db.sent.count()).toBe(0);
  });

  it("hears the verdicts of an answer whose page it cannot read", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({});
    server.spoil = (answer) => answer.replace('"r",["261123m"]', '"r","261123m"');

    expect(await phone.sync()).toMatchObject({ kind: "unreachable" });
    expect(await waiting(phone)).toBe(0);
    server.spoil = (answer) => answer;
    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(await state(phone)).toBe("sent");
  });

  it("does not go back when an older answer comes in later", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    const tab = phone.tab();
    const stale = await gather(tab.db, "1", 200, false);
    server.put(10 + CLASS, "r261123m", "1|PA4|7|1795420805");
    await phone.sync();
    const old = { s: 10 + CLASS, h: 46, f: true, d: "", i: [["v", [""], ["1"]]] };
    const page = decodePage({ e: "e1", a: "a1", s: null, c: [old], m: false, x: [], t: 0 });

    await takeAnswer(tab.ports, { ...stale, cursors: new Map([[(10 + CLASS) as never, 0 as never]]) }, [], page);
    expect((await phone.sheet()).register?.cells).toEqual([{ position: 4, status: "A" }]);
  });
});

function addUp(scopes: readonly { digest: number }[]): number {
  return scopes.reduce((sum, { digest }) => (sum + digest) >>> 0, 0);
}
