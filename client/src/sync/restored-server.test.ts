import { describe, expect, it } from "vitest";
import { Phone } from "./testing/a-phone";
import { aServer, state, waiting } from "./testing/a-register";

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
