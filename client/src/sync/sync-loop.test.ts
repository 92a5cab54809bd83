import { describe, expect, it } from "vitest";
import { backOff } from "./back-off";
import { changePin } from "../db/names/change-pin";
import { unlockNames } from "../db/names/unlock-names";
import { createStore } from "../values/store";
import { startEngine } from "./start-engine";
import type { SyncPorts } from "./sync-ports";
import { INITIAL_STATUS } from "./sync-status";
import { CLASS, Phone } from "./testing/a-phone";
import { StandInServer } from "./testing/stand-in-server";

/** Time that stands still until it is told to go on; every rest of the engine is written down. */
class Rests {
  readonly lengths: number[] = [];
  #go: (() => void) | null = null;

  readonly wait = (ms: number, signal?: AbortSignal): Promise<void> => {
    this.lengths.push(ms);
    return new Promise((resolve, reject) => {
      this.#go = resolve;
      signal?.addEventListener("abort", () => reject(new Error("woken")));
    });
  };

  goOn(): void {
    this.#go?.();
  }
}

function started(ports: SyncPorts) {
  const status = createStore(INITIAL_STATUS);
  return { status, db: ports.db, ...startEngine(ports, status, () => 60_000) };
}

async function anEngine(server = new StandInServer().withClass(CLASS, 3)) {
  const phone = await Phone.ready(server);
  const rests = new Rests();
  const engine = started({ ...phone.ports, wait: rests.wait });
  await until(() => rests.lengths.length === 1);
  return { server, phone, rests, engine };
}

describe("the loop", () => {
  it("looks when it starts, then rests until the next poll", async () => {
    const { server, rests, engine } = await anEngine();
    expect(rests.lengths).toEqual([60_000]);
    const requests = server.requests.length;
    rests.goOn();
    await until(() => rests.lengths.length === 2);
    expect(server.requests.length - requests).toBe(1);
    engine.stop();
  });

  it("sends a write at once, whichever tab wrote it", async () => {
    const { server, phone, engine } = await anEngine();
    await phone.tab().takes({ 1: { status: "A" } });
    await until(() => server.applied.length === 1);
    await until(() => engine.status.get().unsent === 0 && engine.status.get().phase === "idle");
    expect(engine.status.get()).toMatchObject({ needsYou: 0, lastSyncAt: phone.now });
    engine.stop();
  });

  it("backs off longer and longer, and says that it waits", async () => {
    const { server, rests, engine } = await anEngine();
    server.fault = () => "request-lost";
    for (let failures = 1; failures <= 10; failures++) {
      rests.goOn();
      await until(() => rests.lengths.length === 1 + failures);
    }
    expect(rests.lengths.slice(1)).toEqual([
      1500, 3000, 6000, 12_000, 24_000, 48_000, 96_000, 192_000, 225_000, 225_000,
    ]);
    expect(engine.status.get().phase).toBe("waiting-network");
    engine.stop();
  });

  it("tries at once when the network comes back, and forgets the failures", async () => {
    const { server, rests, engine } = await anEngine();
    server.fault = () => "request-lost";
    rests.goOn();
    await until(() => rests.lengths.length === 2);
    server.fault = () => null;
    engine.wake("online");
    await until(() => rests.lengths.length === 3);
    expect(rests.lengths[2]).toBe(60_000);
    expect(engine.status.get().phase).toBe("idle");
    engine.stop();
  });

  it("tries at once when its user says so, however long it was to rest or to leave the server alone", async () => {
    const { server, rests, engine } = await anEngine();
    server.retryAfter = 3600;
    for (const [fault, longest] of [
      ["portal", 225_000],
      [429, 300_000],
    ] as const) {
      server.fault = () => fault;
      while (rests.lengths.at(-1) !== longest) {
        const { length } = rests.lengths;
        rests.goOn();
        await until(() => rests.lengths.length > length);
      }
      const tries = server.requests.length;
      server.fault = () => null;
      engine.wake("user");
      await until(() => rests.lengths.at(-1) === 60_000);
      expect(server.requests.length).toBe(tries + 1);
      expect(engine.status.get().phase).toBe("idle");
    }
    engine.stop();
  });

  it("leaves the server alone for as long as it asked, whatever else wakes it", async () => {
    const { server, rests, engine } = await anEngine();
    server.fault = () => 429;
    server.retryAfter = 30;
    rests.goOn();
    await until(() => rests.lengths.at(-1) === 30_000);
    const tries = server.requests.length;
    for (const reason of ["online", "visible", "poke", "write"] as const) engine.wake(reason);
    await turn();
    expect(server.requests.length).toBe(tries);
    engine.stop();
  });

  it("pauses when signed out, until somebody signs in", async () => {
    const { server, phone, rests, engine } = await anEngine();
    server.signedIn = false;
    server.fault = (request) => (request === server.requests.length && server.signedIn ? null : 401);
    rests.goOn();
    await until(() => engine.status.get().phase === "signed-out");
    const requests = server.requests.length;
    await phone.takes({});
    engine.wake("online");
    await until(() => engine.status.get().unsent === 1);
    expect(server.requests).toHaveLength(requests);

    server.signedIn = true;
    server.fault = () => null;
    await phone.signsIn();
    await until(() => server.applied.length === 1);
    engine.stop();
  });

  it("counts the month's data", async () => {
    const { server, engine } = await anEngine();
    const up = server.requests.reduce((sum, { bytes }) => sum + bytes, 0);
    await until(() => engine.status.get().bytesThisMonth > up);
    engine.stop();
  });

  it("says how things stand once the names are unlocked, without a network too", async () => {
    const { server, phone, engine } = await anEngine();
    server.put(2, "n1", `contested|${CLASS}|261123m|1|A|P|Barasa Wafula|1764000000`);
    await phone.takes({});
    await phone.sync();
    await changePin(phone.db, "2468", 1000);
    engine.stop();

    server.fault = () => "request-lost";
    const { db, ports } = phone.tab();
    await db.names.load();
    const rests = new Rests();
    const locked = started({ ...ports, wait: rests.wait });
    await until(() => rests.lengths.length === 1);
    await unlockNames(db, "2468");
    await until(() => locked.status.get().known);
    locked.stop();
  });

  it("notices that the browser threw the data away", async () => {
    const { server, phone, engine } = await anEngine();
    await until(() => phone.ports.storage.getItem("asili-u7-held") === "0 held");
    server.fault = () => "request-lost";
    await phone.takes({});
    await until(() => phone.ports.storage.getItem("asili-u7-held") === "1 held");
    engine.stop();
    await phone.db.delete();
    const fresh = started({ ...phone.ports, db: phone.tab().db, wait: new Rests().wait });
    await until(() => fresh.status.get().evicted?.lost === 1);
    await fresh.db.meta.delete("evicted");
    await until(() => fresh.status.get().evicted === null);
    fresh.stop();
  });

  it("saves and sends though what comes from the school finds no room, and says that the phone is full", async () => {
    const { server, phone, rests, engine } = await anEngine();
    const noRoom = (): never => {
      throw new DOMException("The phone is full.", "QuotaExceededError");
    };
    phone.db.items.hook("creating", noRoom);
    server.put(10 + CLASS, "r261120m", "1|P|8|1");
    await phone.takes({ 1: { status: "A" } });
    await until(() => engine.status.get().phase === "storage-full");
    await until(() => engine.status.get().unsent === 0);
    expect(server.applied).toHaveLength(1);
    expect((await phone.sheet()).register?.cells).toEqual([{ position: 1, status: "A" }]);

    phone.db.items.hook("creating").unsubscribe(noRoom);
    rests.goOn();
    await until(() => engine.status.get().phase === "idle");
    engine.stop();
  });

  it("asks the browser once, at the first write, to keep the data", async () => {
    const server = new StandInServer().withClass(CLASS, 3);
    const phone = await Phone.ready(server);
    let asked = 0;
    const keeper = { persist: async () => ++asked > 0 };
    const engine = started({ ...phone.ports, keeper, wait: new Rests().wait });
    await until(() => engine.status.get().lastSyncAt !== null);
    expect(asked).toBe(0);
    await phone.takes({});
    await until(() => engine.status.get().persisted === true);
    await phone.takes({}, { session: "a" });
    await until(() => server.applied.length === 2);
    expect(asked).toBe(1);
    engine.stop();
  });
});

describe("back-off", () => {
  it("lies between half and the whole of what doubles to five minutes", () => {
    expect([1, 2, 3, 20].map((failures) => backOff(failures, 0))).toEqual([1000, 2000, 4000, 150_000]);
    expect([1, 2, 3, 20].map((failures) => backOff(failures, 1))).toEqual([2000, 4000, 8000, 300_000]);
  });
});

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error("It never came to hold.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
