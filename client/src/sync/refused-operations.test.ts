import { describe, expect, it, vi } from "vitest";
import { readTray } from "../db/read-tray";
import { watch } from "../db/watch";
import type { Position } from "../values/ids";
import { addDays } from "../values/school-day";
import { discardOperation } from "./outbox/discard-operation";
import { applyVerdicts } from "./apply-verdicts";
import type { Verdict } from "./incoming";
import { restartEpoch } from "./restart-epoch";
import { retryOperation } from "./outbox/retry-operation";
import { saveFixes } from "./outbox/save-fixes";
import { MONDAY, Phone } from "./testing/a-phone";
import { aServer, state, waiting } from "./testing/a-register";

describe("refusals", () => {
  it("lets 499 of 500 through in the cycle that refuses one", { timeout: 60_000 }, async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    const { classId, session, seen } = await phone.sheet();
    for (let ago = 0; ago < 500; ago++) {
      const cells = [{ position: 4 as Position, status: "A" } as const];
      await saveFixes(phone.db, { classId, session, seen, day: addDays(MONDAY, -ago), cells });
    }
    server.refuse = (text) => (text.startsWith("250 ") ? "TERM_CLOSED" : null);
    // Looking at the tray, as its page does: nobody has to open it anew to see why.
    const told: unknown[] = [];
    const look = () => readTray(phone.db);
    const leave = watch(look, ({ operations }) => told.push(...operations.map(({ code }) => code)));

    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(server.applied).toHaveLength(499);
    await vi.waitFor(() => expect(told).toContain("TERM_CLOSED"), 30_000);
    leave();
    expect((await readTray(phone.db)).operations).toMatchObject([{ n: 250, state: "rejected", code: "TERM_CLOSED" }]);
  });

  it("has later operations on the same cell wait, and no others", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    server.refuse = (text) => (text.startsWith("1 ") ? "UNKNOWN_REASON" : null);
    await phone.fixes(4, { status: "A", reasonId: 9 as never });
    await phone.sync();
    await phone.fixes(4, { status: "L" });
    await phone.fixes(5, { status: "A" });
    await phone.sync();

    expect(server.applied.map((text) => text.split(" ")[4])).toEqual(["A5"]);
    expect(await waiting(phone)).toBe(1);
    await discardOperation(phone.db, 1 as never);
    await phone.sync();
    expect(server.applied.map((text) => text.split(" ")[4])).toEqual(["A5", "L4"]);
  });

  it("sends a refused operation again under a new number", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    server.refuse = () => "TERM_CLOSED";
    await phone.takes({ 4: { status: "A" } });
    await phone.sync();
    server.refuse = () => null;
    await retryOperation(phone.db, 1 as never);
    await phone.sync();

    expect(server.applied.map((text) => text.split(" ").slice(0, 2))).toEqual([["2", "r"]]);
    expect((await readTray(phone.db)).operations).toEqual([]);
  });

  it("forgets a refused register once it is taken anew", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    server.refuse = (text) => (text.startsWith("1 ") ? "UNKNOWN_REASON" : null);
    await phone.takes({ 4: { status: "A", reasonId: 99 as never } });
    await phone.sync();
    expect(await state(phone)).toBe("needs-you");
    await phone.takes({ 4: { status: "A" } });
    await phone.sync();
    expect(await state(phone)).toBe("sent");
  });

  it("numbers anew what the server remembers differently from another life of the phone", async () => {
    const server = aServer();
    const old = await Phone.ready(server);
    await old.takes({});
    await old.sync();
    const phone = await Phone.ready(server);
    await phone.takes({ 4: { status: "A" } });
    await phone.sync();
    expect(server.applied.map((text) => text.split(" ")[0])).toEqual(["1", "10002"]);
    expect(await waiting(phone)).toBe(0);
  });

  it("leaves nothing for another cycle where two lives of the phone were numbered anew alike, and clash again", async () => {
    const server = aServer();
    const left: number[] = [];
    for (let life = 0; life < 3; life++) {
      const phone = await Phone.ready(server);
      await phone.takes({ [4 + life]: { status: "A" } });
      expect(await phone.sync()).toEqual({ kind: "done" });
      left.push(await waiting(phone));
    }
    expect(left).toEqual([0, 0, 0]);
    expect(server.applied.map((text) => text.split(" ")[0])).toEqual(["1", "10002", "20003"]);
  });

  it("gives no second number to what a restored server may have kept, while the answer to an older request comes in", async () => {
    const phone = await Phone.ready(aServer());
    const { db } = phone;
    await phone.takes({ 4: { status: "A" } });
    await phone.takes({ 5: { status: "A" } }, { session: "a" });
    const [older, taken] = await db.outbox.orderBy("n").toArray();
    const verdict = { n: taken!.n, outcome: "APPLIED", code: null, message: null, cells: null, seq: 7 } as Verdict;
    await applyVerdicts(db, [taken!], [verdict], true, phone.now);
    await restartEpoch(db, "another", phone.now);

    const refused = { ...verdict, n: older!.n, outcome: "REJECTED", code: "COUNTER_REUSED", seq: null } as Verdict;
    expect(await applyVerdicts(db, [older!], [refused], true, phone.now)).toBe(true);

    const left = await db.outbox.orderBy("n").toArray();
    expect(left.map(({ n, key, again }) => [n, key, again ?? false])).toEqual([
      [taken!.n, taken!.key, true],
      [10_003, older!.key, false],
    ]);
  });
});
