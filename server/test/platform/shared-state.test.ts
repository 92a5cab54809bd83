import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Cache } from "../../src/platform/cache.js";
import { readKept, voidKept } from "../../src/platform/kept-copy.js";
import { createMemoryCache } from "../../src/platform/memory-cache.js";
import { createMemoryPubSub } from "../../src/platform/memory-pub-sub.js";
import type { PubSub, Subscription } from "../../src/platform/pub-sub.js";
import { openRedis } from "../../src/platform/redis.js";
import { freshRedisUrl } from "../boot.js";
import { redisUrl } from "../engines.js";

type Shared = { cache: Cache; pubSub: PubSub; close(): Promise<void> };
const quiet = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

/** In one process, and in two that share a Redis: what one writes the other reads. */
const kinds: [string, () => Promise<[Shared, Shared]>][] = [
  [
    "in memory",
    async () => {
      const shared = { cache: createMemoryCache(), pubSub: createMemoryPubSub(), close: async () => {} };
      return [shared, shared];
    },
  ],
];
if (redisUrl) {
  const url = freshRedisUrl(redisUrl);
  const open = () => openRedis(url, quiet, async () => "one");
  kinds.push(["in Redis", async () => [await open(), await open()]]);
}

const next = async (events: Subscription) => (await events.next()).value as unknown;

describe.each(kinds)("%s", (_kind, open) => {
  let here: Shared;
  let there: Shared;
  const key = (name: string) => `test:${process.pid}:${name}`;
  beforeAll(async () => void ([here, there] = await open()));
  afterAll(async () => {
    await here.close();
    await there.close();
  });

  it("keeps a value until it is deleted or its time is over", async () => {
    await here.cache.set(key("a"), "1", 60);
    expect(await there.cache.get(key("a"))).toBe("1");
    await there.cache.delete(key("a"));
    expect(await here.cache.get(key("a"))).toBeNull();
    await here.cache.set(key("b"), "1", 1);
    await vi.waitFor(async () => expect(await here.cache.get(key("b"))).toBeNull(), 30_000);
  });

  it("keeps a copy of what was read, and nothing of what changed while it was read", async () => {
    let truth = "old";
    let reads = 0;
    let onRead: () => Promise<void> = async () => {};
    const ask = (from: Shared) =>
      readKept(from.cache, key("copy"), 60, async () => {
        const value = truth;
        reads++;
        await onRead();
        return value;
      });
    onRead = async () => {
      onRead = async () => {};
      truth = "new";
      await voidKept(there.cache, key("copy"));
    };
    expect(await ask(here)).toBe("old");
    expect(await ask(here)).toBe("new");
    expect(await ask(there)).toBe("new");
    expect(reads).toBe(2);
    truth = "newest";
    await voidKept(here.cache, key("copy"));
    expect(await ask(there)).toBe("newest");
    expect(reads).toBe(3);
  });

  it("counts from everywhere, for as long as from the first", async () => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? here : there).cache.increment(key("n"), 60)),
    );
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    const left = await here.cache.secondsLeft(key("n"));
    expect(left).toBeGreaterThan(55);
    expect(left).toBeLessThanOrEqual(60);
    expect(await here.cache.secondsLeft(key("nothing"))).toBe(0);
  });

  it("tells everybody who listens, in order, and nobody who stopped", async () => {
    const first = here.pubSub.subscribe([key("t"), key("u")]);
    const second = there.pubSub.subscribe([key("t")]);
    await Promise.all([first.listening, second.listening]);
    for (let n = 1; n <= 3; n++) await there.pubSub.publish(key("t"), { n });
    await there.pubSub.publish(key("u"), { n: 4 });
    for (let n = 1; n <= 4; n++) expect(await next(first)).toEqual({ n });
    for (let n = 1; n <= 3; n++) expect(await next(second)).toEqual({ n });
    await second.return?.();
    await here.pubSub.publish(key("t"), { n: 5 });
    expect(await next(first)).toEqual({ n: 5 });
    expect(await second.next()).toEqual({ value: undefined, done: true });
    await first.return?.();
  });

  it("ends a reader that waits when it is told to stop", async () => {
    const events = here.pubSub.subscribe([key("v")]);
    const waiting = events.next();
    await events.return?.();
    expect(await waiting).toEqual({ value: undefined, done: true });
  });

  it("ends a listener that falls too far behind, rather than keep all it missed", async () => {
    const events = here.pubSub.subscribe([key("w")]);
    await events.listening;
    // More than the limit by what the reader below may take before the last of them arrives.
    for (let n = 0; n <= 1200; n++) await here.pubSub.publish(key("w"), { n });
    await vi.waitFor(async () => expect((await events.next()).done).toBe(true), 30_000);
  });
});

it("is refused at once when Redis does not answer at the start", async () => {
  await expect(openRedis("redis://127.0.0.1:1", quiet, async () => "one")).rejects.toThrow();
});
