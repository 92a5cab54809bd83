import { describe, expect, it, vi } from "vitest";
import { changePin } from "../db/names/change-pin";
import { putMeta } from "../db/meta";
import { readToday } from "../db/read-today";
import { readTray } from "../db/read-tray";
import { dumpOf } from "../db/testing/dump-of";
import { unlockNames } from "../db/names/unlock-names";
import { watch } from "../db/watch";
import type { Position } from "../values/ids";
import { addDays } from "../values/school-day";
import { discardOperation } from "./outbox/discard-operation";
import { gather } from "./gather";
import { applyVerdicts } from "./apply-verdicts";
import { decodePage, type Verdict } from "./incoming";
import { restartEpoch } from "./restart-epoch";
import { retryOperation } from "./outbox/retry-operation";
import { runCycle } from "./run-cycle";
import { saveFixes } from "./outbox/save-fixes";
import { takeAnswer } from "./take-answer";
import { CLASS, MONDAY, Phone } from "./testing/a-phone";
import { type Fault, StandInServer } from "./testing/stand-in-server";

const aServer = () => new StandInServer().withClass(CLASS, 45);
const state = async (phone: Phone) => (await readToday(phone.db, MONDAY))?.classes[0]?.sessions[0]?.state;
const waiting = (phone: Phone) => phone.db.outbox.where({ state: "waiting" }).count();

describe("a cycle", () => {
  it("sends a register in one request, and what it was shown as stays as it was", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({ 4: { status: "A" }, 9: { status: "L", minutesLate: 20 } });
    expect(await state(phone)).toBe("saved");
    const before = (await phone.sheet()).register;
    const requests = server.requests.length;

    expect(await phone.sync()).toEqual({ kind: "done" });

    expect(server.requests.length - requests).toBe(1);
    expect(server.applied).toEqual([`1 r ${CLASS} 261123m 1 PA4L9@20 46 ${phone.now / 1000}`]);
    expect((await phone.sheet()).register?.cells).toEqual(before?.cells);
    expect(await state(phone)).toBe("sent");
  });

  it("keeps a register shown that the server took but whose page has not come", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({ 4: { status: "A" } });
    const { scopes } = phone.db;
    await phone.sync();
    const scope = (await scopes.where({ classId: CLASS }).first())!;
    await phone.db.items.delete([scope.id, "r261123m"]);
    await scopes.update(scope.id, { cursor: (scope.cursor - 1) as never });

    expect((await phone.sheet()).register?.cells).toEqual([{ position: 4, status: "A" }]);
  });

  it.each<Fault>(["request-lost", "answer-lost", "truncated", "portal", "portal 401", 429, 500])(
    "keeps everything when the request ends in %s, and sends it once",
    async (fault) => {
      const server = aServer();
      const phone = await Phone.ready(server);
      await phone.takes({ 4: { status: "A" } });
      const first = server.requests.length;
      server.fault = (request) => (request === first ? fault : null);

      expect(await phone.sync()).toMatchObject({ kind: fault === 429 ? "turned-away" : "unreachable" });
      expect(await waiting(phone)).toBe(1);
      expect(phone.ports.session.state.get().expired).toBe(false);

      expect(await phone.sync()).toEqual({ kind: "done" });
      expect(await waiting(phone)).toBe(0);
      expect(server.applied).toHaveLength(1);
    },
  );

  it("sends while the names are locked, fetches nothing then, and catches up once they are not", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({ 4: { status: "A" } });
    await changePin(phone.db, "271828", 1000);
    phone.db.names.lock();
    server.put(10 + CLASS, "l46", `${CLASS * 1000 + 46}|0046|Learner 46|F|1|`);
    const items = await phone.db.items.count();

    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(server.applied).toHaveLength(1);
    expect(await waiting(phone)).toBe(0);
    expect(await phone.db.items.count()).toBe(items);
    const requests = server.requests.length;
    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(server.requests).toHaveLength(requests);

    await unlockNames(phone.db, "271828");
    await phone.sync();
    expect((await phone.sheet()).learners).toHaveLength(46);
    expect(await dumpOf(phone.db)).not.toContain("Learner 4");
  });

  it("renews a token that has run out, once", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({});
    const first = server.requests.length;
    server.fault = (request) => (request === first ? 401 : null);

    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(server.requests.slice(first).map(({ document }) => document)).toEqual(["Push", "Refresh", "Push"]);
  });

  it("pauses and keeps when the sign-in has run out", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({});
    server.signedIn = false;
    const first = server.requests.length;
    server.fault = (request) => (request === first ? 401 : null);

    expect(await phone.sync()).toEqual({ kind: "signed-out" });
    expect(phone.ports.session.state.get().expired).toBe(true);
    expect(await waiting(phone)).toBe(1);
  });

  it("sends nothing in the name of another user", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({});
    const other = { ...phone.ports, userId: 8 as never };
    const requests = server.requests.length;

    expect(await runCycle(other, true, () => undefined)).toEqual({ kind: "signed-out" });
    expect(server.requests).toHaveLength(requests);
  });

  it("has what was said in one school wait while its user is in another", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await putMeta(phone.db, "school", "2");
    await phone.takes({});
    await phone.sync();
    expect(server.applied).toEqual([]);
    await putMeta(phone.db, "school", "1");
    await phone.takes({}, { session: "a" });
    await phone.sync();
    expect(server.applied.map((text) => text.split(" ")[0])).toEqual(["2"]);
    expect(await waiting(phone)).toBe(1);
  });

  it("leaves nothing behind when its user signs out while the answer is on its way", async () => {
    const server = aServer();
    const phone = await Phone.signedIn(server);
    server.spoil = (answer) => {
      phone.signsOutElsewhere();
      return answer;
    };
    expect(await phone.sync()).toEqual({ kind: "signed-out" });
    expect(await phone.db.items.count()).toBe(0);
  });

  it("asks for an update and keeps when the server speaks no longer with this version", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({});
    server.fault = () => 426;
    expect(await phone.sync()).toEqual({ kind: "update-needed" });
    expect(await waiting(phone)).toBe(1);
  });

  it("halves a batch that is too large until it fits", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    for (let day = 0; day < 40; day++) await phone.takes({}, { day: addDays(MONDAY, -day) });
    server.maxOperations = 12;
    const first = server.requests.length;

    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(server.requests.slice(first).map(({ operations }) => operations)).toEqual([40, 20, 10, 10, 10, 10]);
    expect(server.applied).toHaveLength(40);
  });
});

describe("refusals", () => {
  it("lets 499 of 500 through in the cycle that refuses one", { timeout: 20_000 }, async () => {
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
    await vi.waitFor(() => expect(told).toContain("TERM_CLOSED"));
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

describe("a server restored from a backup", () => {
  it("gets back what it had taken, once", async () => {
    const server = aServer();
    const backup = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({ 4: { status: "A" } });
    await phone.takes({}, { session: "a" });
    await phone.sync();
    server.restore(backup);

    expect(await phone.sync()).toEqual({ kind: "done" });
    expect(server.applied.map((text) => text.split(" ")[0])).toEqual(["1", "2"]);
    expect(await state(phone)).toBe("sent");
    expect(await waiting(phone)).toBe(0);
  });

  it("gets back what it had taken, though it has refused meanwhile what was said before", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    const rows = async () => (await phone.db.outbox.toArray()).map(({ n, state }) => [n, state]);
    await phone.takes({});
    await phone.fixes(4, { status: "A" });
    await phone.sync();
    server.refuse = (said) => (said.startsWith("1 ") ? "ACCESS_ENDED" : null);
    server.restore(aServer());
    await phone.sync();
    expect(await rows()).toEqual([[1, "rejected"]]);

    server.restore(aServer());
    await phone.sync();
    expect(await rows()).toEqual([[1, "rejected"]]);
    expect(server.applied.map((text) => text.split(" ")[0])).toEqual(["2"]);
  });

  it("is not told of what is older than 30 days", async () => {
    const server = aServer();
    const phone = await Phone.ready(server);
    await phone.takes({});
    await phone.sync();
    phone.now += 31 * 24 * 3_600_000;
    server.restore(aServer());
    await phone.sync();
    expect(server.applied).toEqual([]);
  });
});

function addUp(scopes: readonly { digest: number }[]): number {
  return scopes.reduce((sum, { digest }) => (sum + digest) >>> 0, 0);
}
