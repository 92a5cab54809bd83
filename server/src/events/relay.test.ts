import { describe, expect, it, vi } from "vitest";
import { engines, openFreshDatabase } from "../../test/engines.js";
import type { Logger } from "../platform/logger.js";
import { createMemoryPubSub } from "../platform/memory-pub-sub.js";
import type { Em, Orm } from "../platform/orm.js";
import type { PubSub } from "../platform/pub-sub.js";
import { inTransaction } from "../platform/transaction.js";
import { recordEvents } from "./outbox.js";
import { type EventConsumer, Relay } from "./relay.js";

const NOW = new Date("2026-11-23T06:00:00Z");
const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

const emOf = (orm: Orm) => orm.em.fork() as Em;
const note = (orm: Orm, ...numbers: number[]) =>
  inTransaction(emOf(orm), (tx) =>
    recordEvents(
      tx,
      NOW,
      numbers.map((n) => ({ topic: "t", payload: { n } })),
    ),
  );
const left = async (orm: Orm) => (await emOf(orm).execute("select id from outbox_event")).length;

/** Hears what is published; fails to publish while `broken`. */
function listener() {
  const heard: number[] = [];
  const state = { broken: false };
  const pubSub: PubSub = {
    ...createMemoryPubSub(),
    publish: async (_, payload) => {
      if (state.broken) throw new Error("nobody there");
      heard.push((payload as { n: number }).n);
    },
  };
  return { heard, state, pubSub };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await holds())) throw new Error("waited in vain");
    },
    { timeout: 30_000, interval: 5 },
  );
}

describe.each(engines)("the relay on %s", (engine) => {
  it("tells in order what was committed, and keeps nothing of what it told", async () => {
    await using database = await openFreshDatabase(engine);
    const { heard, pubSub } = listener();
    await using relay = new Relay(() => emOf(database.orm), pubSub, quiet, 60_000);
    relay.start();
    await note(database.orm, 1, 2);
    expect(heard).toEqual([]);
    relay.kick();
    await until(() => heard.length === 2);
    const many = Array.from({ length: 500 }, (_, n) => n + 3);
    await note(database.orm, ...many);
    relay.kick();
    relay.kick();
    await until(async () => (await left(database.orm)) === 0);
    expect(heard).toEqual([1, 2, ...many]);
  });

  it("tells nothing of a transaction that was rolled back", async () => {
    await using database = await openFreshDatabase(engine);
    const { heard, pubSub } = listener();
    await using relay = new Relay(() => emOf(database.orm), pubSub, quiet, 60_000);
    relay.start();
    const failing = inTransaction(emOf(database.orm), async (tx) => {
      await recordEvents(tx, NOW, [{ topic: "t", payload: { n: 1 } }]);
      throw new Error("changed its mind");
    });
    await expect(failing).rejects.toThrow("changed its mind");
    await note(database.orm, 2);
    relay.kick();
    await until(() => heard.length > 0);
    expect(heard).toEqual([2]);
  });

  it("finds what a killed process left behind, and what it could not publish before", async () => {
    await using database = await openFreshDatabase(engine);
    await note(database.orm, 1);
    const { heard, state, pubSub } = listener();
    state.broken = true;
    await using relay = new Relay(() => emOf(database.orm), pubSub, quiet, 20);
    relay.start();
    relay.kick();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect([heard, await left(database.orm)]).toEqual([[], 1]);
    state.broken = false;
    await until(async () => (await left(database.orm)) === 0);
    expect(heard).toEqual([1]);
  });

  it("keeps what a consumer could not take down, and lets it stop nothing else", async () => {
    await using database = await openFreshDatabase(engine);
    const { heard, pubSub } = listener();
    const taken: number[] = [];
    let isBroken = true;
    const consumer: EventConsumer = {
      topics: "t",
      take: async (_em, _topic, payload) => {
        const { n } = payload as { n: number };
        if (isBroken && n === 1) throw new Error("no room");
        taken.push(n);
      },
    };
    await using relay = new Relay(() => emOf(database.orm), pubSub, quiet, 60_000, [consumer]);
    relay.start();
    await note(database.orm, 1, 2);
    relay.kick();
    await until(async () => (await left(database.orm)) === 1);
    expect([heard, taken]).toEqual([[1, 2], [2]]);
    isBroken = false;
    relay.kick();
    await until(async () => (await left(database.orm)) === 0);
    expect(taken).toEqual([2, 1]);
  });

  it("tells everything at least once when several processes tell", async () => {
    await using database = await openFreshDatabase(engine);
    const { heard, pubSub } = listener();
    await using one = new Relay(() => emOf(database.orm), pubSub, quiet, 60_000);
    one.start();
    await using other = new Relay(() => emOf(database.orm), pubSub, quiet, 60_000);
    other.start();
    for (let n = 0; n < 40; n++) {
      await note(database.orm, n);
      one.kick();
      other.kick();
    }
    await until(async () => (await left(database.orm)) === 0);
    expect([...new Set(heard)].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  it("tells what is there before it stops", async () => {
    await using database = await openFreshDatabase(engine);
    const { heard, pubSub } = listener();
    const relay = new Relay(() => emOf(database.orm), pubSub, quiet, 60_000);
    relay.start();
    await note(database.orm, 1);
    await relay[Symbol.asyncDispose]();
    expect(heard).toEqual([1]);
  });
});
