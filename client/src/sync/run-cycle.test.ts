import { describe, expect, it } from "vitest";
import { changePin } from "../db/names/change-pin";
import { putMeta } from "../db/meta";
import { unlockNames } from "../db/names/unlock-names";
import { addDays } from "../values/school-day";
import { runCycle } from "./run-cycle";
import { dumpOf } from "../db/testing/dump-of";
import { CLASS, MONDAY, Phone } from "./testing/a-phone";
import { aServer, state, waiting } from "./testing/a-register";
import type { Fault } from "./testing/stand-in-server";

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
